package dev.mpool.model;

import dev.mpool.text.Location;
import java.util.Optional;

/**
 * The header and the prefix that replace the provider's own; each replaces alone.
 *
 * @param prefix written before the token as it is, without a space added
 */
public record AuthHeaderOverride(
    Location location, Optional<Located<String>> prefix, Optional<Located<String>> headerName) {}
