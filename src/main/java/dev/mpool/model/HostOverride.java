package dev.mpool.model;

import dev.mpool.text.Location;
import java.util.Optional;

/**
 * The host and port that replace the provider's own.
 *
 * @param isPresent whether the manifest has it; if not, all else is empty
 * @param insecureSkipVerify a field that kgateway removed in July 2025; true turns certificate
 *     checks off
 * @param removedField the key {@code insecureSkipVerify}, if it is there
 */
public record HostOverride(
    boolean isPresent,
    Optional<Located<String>> host,
    Optional<Located<Integer>> port,
    Optional<Located<Boolean>> insecureSkipVerify,
    Optional<Location> removedField) {}
