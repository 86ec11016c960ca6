package dev.mpool.route;

import dev.mpool.model.Located;
import dev.mpool.text.Location;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
    Optional<Located<String>> name,
    List<Located<RouteMatch>> matches,
    List<Located<String>> regexes,
    List<RouteFilter> filters,
    List<BackendRef> backendRefs,
    Optional<Located<Duration>> timeout,
    Optional<Located<Duration>> attemptTimeout,
    RouteRetry retry) {

  public RouteRule {
    matches = List.copyOf(matches);
    regexes = List.copyOf(regexes);
    filters = List.copyOf(filters);
    backendRefs = List.copyOf(backendRefs);
  }

  /** The redirect that answers the rule's requests. */
  public Optional<RouteFilter.Redirect> redirect() {
    for (RouteFilter filter : filters) {
      if (filter instanceof RouteFilter.Redirect redirect) {
        return Optional.of(redirect);
      }
    }
    return Optional.empty();
  }

  /** The rule's filters and those of its backendRefs. */
  public List<RouteFilter> allFilters() {
    List<RouteFilter> all = new ArrayList<>(filters);
    for (BackendRef ref : backendRefs) {
      all.addAll(ref.filters());
    }
    return all;
  }
}
