package dev.mpool.model;

import dev.mpool.text.Location;
import java.util.Optional;

/**
 * A kgateway Backend.
 *
 * @param location the Backend's name, or the document if it has none
 * @param ai empty for a Backend of another type
 */
public record Backend(BackendName name, Location location, Optional<AiSpec> ai) {}
