package dev.mpool.diag;

import dev.mpool.text.Location;

/** A second place that explains a finding, such as the other of two duplicates. */
public record Related(String message, Location location) {}
