package dev.mpool.route;

import dev.mpool.model.Located;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A hostname of an HTTPRoute.
 *
 * @param name a DNS name in lower case; of a wildcard what follows the asterisk, with its dot; ""
 *     for every name
 */
public record HostPattern(Kind kind, String name) {

  /** How many names a pattern stands for, the fewest first. */
  public enum Kind {
    EXACT,
    WILDCARD,
    ANY
  }

  public static final HostPattern ANY = new HostPattern(Kind.ANY, "");

  static HostPattern of(String hostname) {
    return hostname.startsWith("*.")
        ? new HostPattern(Kind.WILDCARD, hostname.substring(1))
        : new HostPattern(Kind.EXACT, hostname);
  }

  /** The names that a route answers to, each once. */
  static List<HostPattern> of(HttpRoute route) {
    Set<HostPattern> patterns = new LinkedHashSet<>();
    for (Located<String> hostname : route.hostnames()) {
      patterns.add(of(hostname.value()));
    }
    return patterns.isEmpty() ? List.of(ANY) : new ArrayList<>(patterns);
  }

  /**
   * Whether a request's host is one of these names.
   *
   * @param host in lower case, without a port
   */
  public boolean matches(String host) {
    return switch (kind) {
      case EXACT -> host.equals(name);
      case WILDCARD -> host.length() > name.length() && host.endsWith(name);
      case ANY -> true;
    };
  }

  /** As a manifest writes it; {@code *} for every name. */
  @Override
  public String toString() {
    return kind == Kind.EXACT ? name : "*" + name;
  }
}
