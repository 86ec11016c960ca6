package dev.mpool.route;

import dev.mpool.model.Located;
import dev.mpool.text.Location;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One rule of an HTTPRoute: which requests it takes, and what becomes of them.
 *
 * @param index its number in the route, from 0
 * @param location where the rule begins
 * @param matches one that takes every path if the manifest has none; each stands for itself
 * @param regexes the regular expressions in them
 * @param timeout until the whole answer is there, all attempts together; zero for no limit
 * @param attemptTimeout until an attempt's answer begins; zero for no limit
 * @param retry the attempts that are left of a Backend's failover
 */
public record RouteRule(
    int index,
    Location location,
    List<Located<RouteMatch>> matches,
    List<Located<String>> regexes,
    List<RouteFilter> filters,
    List<BackendRef> backendRefs,
    Optional<Located<Duration>> timeout,
    Optional<Located<Duration>> attemptTimeout,
    RouteRetry retry) {

  /** The redirect that answers the rule's requests. */
  public Optional<RouteFilter.Redirect> redirect() {
    return filters.stream()
        .filter(RouteFilter.Redirect.class::isInstance)
        .map(RouteFilter.Redirect.class::cast)
        .findFirst();
  }

  /** The rule's filters and those of its backendRefs. */
  public List<RouteFilter> allFilters() {
    Stream<RouteFilter> ofRefs = backendRefs.stream().flatMap(ref -> ref.filters().stream());
    return Stream.concat(filters.stream(), ofRefs).toList();
  }
}
