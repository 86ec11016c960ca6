package dev.mpool.route;

import dev.mpool.text.Location;
import java.util.Optional;

/**
 * What an HTTPRoute is attached to: nearly always a Gateway, or one of its listeners.
 *
 * @param location the reference's first key
 * @param kind {@code Gateway} of the Gateway API is told by its kind alone, all else with the group
 * @param section the listener that {@code sectionName} names
 * @param port the listeners' port, if the reference names one
 */
public record ParentRef(
    Location location,
    String kind,
    String namespace,
    String name,
    Optional<String> section,
    Optional<Integer> port) {

  static final String GATEWAY = "Gateway";

  /** Such as {@code infra/gw/https}. */
  public String label() {
    return (kind.equals(GATEWAY) ? "" : kind + ' ')
        + namespace
        + '/'
        + name
        + (section.isPresent() ? '/' + section.get() : "")
        + (port.isPresent() ? ":" + port.get() : "");
  }
}
