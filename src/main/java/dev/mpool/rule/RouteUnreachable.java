package dev.mpool.rule;

import dev.mpool.diag.Diagnostic;
import dev.mpool.diag.Findings;
import dev.mpool.diag.Related;
import dev.mpool.diag.Rule;
import dev.mpool.route.HostPattern;
import dev.mpool.route.RouteEntry;
import dev.mpool.route.RouteMatch;
import dev.mpool.route.RouteMatch.Kind;
import dev.mpool.route.RouteMatch.PathMatch;
import dev.mpool.route.RouteMatch.ValueMatch;
import dev.mpool.text.Location;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Every match of every rule can be reached: none of those before it takes all of its requests. Of
 * two HTTPRoutes with the same match the older one counts, which is a finding of its own.
 */
final class RouteUnreachable implements Promise<RouteInput> {

  /** Regular expressions that every path matches; others are not looked into. */
  private static final Set<String> EVERY_PATH =
      Set.of(".*", "/.*", "^.*$", "^/.*$", "(.*)", "/(.*)");

  /** What two matches that take the same requests have in common. */
  private record Conditions(
      Kind kind, String path, String method, Set<ValueMatch> headers, Set<ValueMatch> parameters) {

    static Conditions of(RouteMatch match) {
      PathMatch path = match.path();
      return new Conditions(
          path.kind(),
          path.text(),
          match.method().orElse(""),
          Set.copyOf(match.headers()),
          Set.copyOf(match.queryParameters()));
    }

    /** Whether a regular expression stands before all prefixes and leaves them nothing. */
    boolean areEveryRequest() {
      return kind == Kind.REGULAR_EXPRESSION
          && EVERY_PATH.contains(path)
          && method.isEmpty()
          && headers.isEmpty()
          && parameters.isEmpty();
    }
  }

  /** Which match takes the requests of another one. */
  private record Taken(RouteEntry entry, RouteEntry by) {}

  @Override
  public void check(RouteInput input, RuleSettings settings, Findings findings) {
    Map<HostPattern, Map<Conditions, RouteEntry>> seen = new HashMap<>();
    Map<HostPattern, RouteEntry> takesAll = new HashMap<>();
    Map<Location, List<Taken>> matches = new LinkedHashMap<>();
    for (RouteEntry entry : RouteEntry.inOrder(input.routes())) {
      List<Taken> taken = matches.computeIfAbsent(entry.place(), place -> new ArrayList<>());
      for (HostPattern host : entry.host().single()) {
        Conditions conditions = Conditions.of(entry.match());
        RouteEntry by =
            seen.computeIfAbsent(host, name -> new HashMap<>()).putIfAbsent(conditions, entry);
        boolean isPrefix = entry.match().path().kind() == Kind.PREFIX;
        taken.add(new Taken(entry, by == null && isPrefix ? takesAll.get(host) : by));
        if (conditions.areEveryRequest()) {
          takesAll.putIfAbsent(host, entry);
        }
      }
    }
    for (List<Taken> match : matches.values()) {
      // A match is told once, and only if it is taken under every name of its route.
      if (match.stream().map(Taken::by).allMatch(Objects::nonNull)) {
        findings.add(finding(match.get(0).entry(), match.get(0).by()));
      }
    }
  }

  private static Diagnostic finding(RouteEntry entry, RouteEntry by) {
    boolean isSameRoute = entry.route().location().equals(by.route().location());
    boolean isSameMatch = Conditions.of(entry.match()).equals(Conditions.of(by.match()));
    String message =
        isSameRoute || !isSameMatch
            ? "No request gets here: " + by.label() + " takes them all before."
            : by.label()
                + " has the same match, and takes every request, being the older one or the"
                + " first by name.";
    return Diagnostic.of(
            isSameRoute || !isSameMatch ? Rule.ROUTE_UNREACHABLE : Rule.ROUTE_DUPLICATE_MATCH,
            entry.place(),
            message,
            "Remove one of them, or tell them apart by a header or a longer path.")
        .withRelated(List.of(new Related("what takes them", by.place())));
  }
}
