package dev.mpool.plan;

import dev.mpool.model.Located;
import dev.mpool.route.RouteFilter;
import dev.mpool.route.RouteFilter.Header;
import dev.mpool.route.RouteFilter.HeaderModifier;
import dev.mpool.route.RouteFilter.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What several modifiers make of a message's headers, one after the other: first some are removed,
 * then others are set or added.
 *
 * @param removed names in lower case
 * @param given in their order
 */
public record HeaderChanges(List<String> removed, List<Given> given) {

  public static final HeaderChanges NONE = new HeaderChanges(List.of(), List.of());

  public HeaderChanges {
    removed = List.copyOf(removed);
    given = List.copyOf(given);
  }

  /**
   * A header with its value.
   *
   * @param name in lower case
   * @param appended whether it stands beside those that are there, or in their place
   */
  public record Given(String name, String value, boolean appended) {}

  /** The changes of those filters that modify headers of one side. */
  static HeaderChanges of(List<RouteFilter> filters, Side side) {
    List<String> removed = new ArrayList<>();
    List<Given> given = new ArrayList<>();
    for (RouteFilter filter : filters) {
      if (filter instanceof HeaderModifier modifier && modifier.side() == side) {
        for (Header header : modifier.set()) {
          String name = lower(header.name());
          given.removeIf(earlier -> earlier.name.equals(name));
          given.add(new Given(name, header.value().value(), false));
        }
        for (Header header : modifier.add()) {
          given.add(new Given(lower(header.name()), header.value().value(), true));
        }
        for (Located<String> header : modifier.remove()) {
          String name = lower(header);
          given.removeIf(earlier -> earlier.name.equals(name));
          if (canBeThere(name) && !removed.contains(name)) {
            removed.add(name);
          }
        }
      }
    }
    return new HeaderChanges(removed, given);
  }

  private static String lower(Located<String> name) {
    return name.value().toLowerCase(Locale.ROOT);
  }

  /** The CRD takes any text for a name to remove; no message has a header of most of them. */
  private static boolean canBeThere(String name) {
    for (int i = 0; i < name.length(); i++) {
      if (name.charAt(i) <= ' ' || name.charAt(i) >= 0x7f) {
        return false;
      }
    }
    return !name.isEmpty();
  }
}
