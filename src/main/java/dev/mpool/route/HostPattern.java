package dev.mpool.route;

import dev.mpool.model.Located;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

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

  public HostPattern {
    names = List.copyOf(names);
  }

  /** The names that a route answers to, each once. */
  static List<HostPattern> of(HttpRoute route) {
    Set<String> exact = new LinkedHashSet<>();
    Set<String> wildcards = new LinkedHashSet<>();
    for (Located<String> hostname : route.hostnames()) {
      String name = hostname.value();
      if (name.startsWith("*.")) {
        wildcards.add(name.substring(1));
      } else {
        exact.add(name);
      }
    }
    List<HostPattern> patterns = new ArrayList<>();
    if (!exact.isEmpty()) {
      patterns.add(new HostPattern(Kind.EXACT, new ArrayList<>(exact)));
    }
    for (String wildcard : wildcards) {
      patterns.add(new HostPattern(Kind.WILDCARD, List.of(wildcard)));
    }
    return patterns.isEmpty() ? List.of(ANY) : patterns;
  }

  /** A pattern for each name alone. */
  public List<HostPattern> single() {
    List<HostPattern> patterns = new ArrayList<>();
    for (String name : names) {
      patterns.add(new HostPattern(kind, List.of(name)));
    }
    return kind == Kind.ANY ? List.of(this) : patterns;
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
