package dev.mpool.model;

import dev.mpool.text.Location;

/** A value of the manifest with the place where it is written. */
public record Located<T>(T value, Location location) {}
