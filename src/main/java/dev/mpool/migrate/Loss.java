package dev.mpool.migrate;

import dev.mpool.text.Location;

/**
 * Something that a Backend says and the other API cannot say, or not in the same way.
 *
 * @param location where the Backend says it
 * @param message what becomes of it, in the user's terms; it quotes no value
 */
public record Loss(Location location, String message) {}
