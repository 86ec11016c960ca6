package dev.mpool.route;

import dev.mpool.model.Located;
import java.util.ArrayList;
import java.util.List;

/**
 * Names that a step of the order answers to. Names without a wildcard exclude each other, so that
 * those of one route are in one pattern; wildcards may lie in each other and have their own order.
 *
 * @param names DNS names in lower case; of a wildcard what follows the asterisk, with its dot; none
 *     for every name
 */
public record HostPattern(Kind kind, List<String> names) {

  /** How many names a pattern stands for, the fewest first. */
  public enum Kind {
    EXACT,
    WILDCARD,
    ANY
  }

  private static final HostPattern ANY = new HostPattern(Kind.ANY, List.of());

  /** The names that a route answers to, each once. */
  static List<HostPattern> of(HttpRoute route) {
    List<String> names = route.hostnames().stream().map(Located::value).distinct().toList();
    List<String> exact = names.stream().filter(name -> !name.startsWith("*.")).toList();
    List<HostPattern> patterns = new ArrayList<>();
    if (!exact.isEmpty()) {
      patterns.add(new HostPattern(Kind.EXACT, exact));
    }
    for (String name : names) {
      if (name.startsWith("*.")) {
        patterns.add(new HostPattern(Kind.WILDCARD, List.of(name.substring(1))));
      }
    }
    return patterns.isEmpty() ? List.of(ANY) : patterns;
  }

  /** A pattern for each name alone. */
  public List<HostPattern> single() {
    return kind == Kind.ANY
        ? List.of(this)
        : names.stream().map(name -> new HostPattern(kind, List.of(name))).toList();
  }

  /** How many characters a wildcard fixes; of others it makes no difference. */
  int fixed() {
    return kind == Kind.WILDCARD ? names.get(0).length() : 0;
  }

  /**
   * Whether a request's host is one of these names.
   *
   * @param host in lower case, without a port
   */
  public boolean matches(String host) {
    return switch (kind) {
      case EXACT -> names.contains(host);
      case WILDCARD -> host.length() > fixed() && host.endsWith(names.get(0));
      case ANY -> true;
    };
  }

  /** As a manifest writes them; {@code *} for every name. */
  @Override
  public String toString() {
    return kind == Kind.EXACT ? String.join(", ", names) : "*" + String.join("", names);
  }
}
