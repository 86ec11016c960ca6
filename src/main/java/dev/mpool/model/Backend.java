package dev.mpool.model;

import dev.mpool.text.Location;
import java.util.Optional;

/**
 * A kgateway Backend.
 *
 * @param location the Backend's name, or the document if it has none
 * @param object JSON pointer of the Backend in its document; "" is the whole document
 * @param ai empty for a Backend of another type
 */
public record Backend(BackendName name, Location location, String object, Optional<AiSpec> ai) {}
