package dev.mpool.plan;

import dev.mpool.text.Location;

/**
 * Where in the input a part of the plan is said.
 *
 * @param file as the user named it
 * @param line from 1
 */
public record Origin(String file, int line) {

  static Origin of(Location place) {
    return new Origin(place.source().name(), place.line());
  }
}
