package dev.mpool.model;

import dev.mpool.text.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A kgateway Backend.
 *
 * @param location the Backend's name, or the document if it has none
 * @param object JSON pointer of the Backend in its document; "" is the whole document
 * @param ai empty for a Backend of another type
 */
public record Backend(BackendName name, Location location, String object, Optional<AiSpec> ai) {

  /** Every entry of every priority, in order; none if the Backend is not of type AI. */
  public List<Member> endpoints() {
    List<Member> endpoints = new ArrayList<>();
    if (ai.isPresent()) {
      for (Priority priority : ai.get().priorities()) {
        endpoints.addAll(priority.pool());
      }
    }
    return endpoints;
  }
}
