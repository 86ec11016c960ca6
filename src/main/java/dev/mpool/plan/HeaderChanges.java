package dev.mpool.plan;

import dev.mpool.model.Located;
import dev.mpool.route.RouteFilter;
import dev.mpool.route.RouteFilter.Header;
import dev.mpool.route.RouteFilter.HeaderModifier;
import dev.mpool.route.RouteFilter.Side;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What several modifiers make of a message's headers, one after the other: first some are removed,
 * then others are set or added.
 *
 * @param removed names in lower case
 * @param given in their order
 */
public record HeaderChanges(List<String> removed, List<Given> given) {

  public static final HeaderChanges NONE = new HeaderChanges(List.of(), List.of());

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
        for (Map.Entry<String, String> header : firstOfEachName(modifier.set())) {
          given.removeIf(earlier -> earlier.name.equals(header.getKey()));
          given.add(new Given(header.getKey(), header.getValue(), false));
        }
        for (Map.Entry<String, String> header : firstOfEachName(modifier.add())) {
          given.add(new Given(header.getKey(), header.getValue(), true));
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

  /** Of several headers with one name, whatever its case, the first counts. */
  private static Set<Map.Entry<String, String>> firstOfEachName(List<Header> headers) {
    Map<String, String> values = new LinkedHashMap<>();
    for (Header header : headers) {
      values.putIfAbsent(lower(header.name()), header.value().value());
    }
    return values.entrySet();
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
