package dev.mpool.rule;

import dev.mpool.diag.Diagnostic;
import dev.mpool.diag.Findings;
import dev.mpool.diag.Related;
import dev.mpool.diag.Rule;
import dev.mpool.model.Backend;
import dev.mpool.model.Member;
import dev.mpool.model.Priority;
import dev.mpool.model.Provider;
import dev.mpool.text.Location;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Every endpoint of a failover chain differs from the others: the same one fails again. */
final class DuplicateEndpoint implements Promise<Backend> {

  @Override
  public void check(Backend backend, RuleSettings settings, Findings findings) {
    List<EndpointPlace> places = EndpointPlace.allOf(backend);
    if (places.size() < 2) {
      return;
    }
    Map<EndpointIdentity, EndpointPlace> seen = new HashMap<>();
    for (EndpointPlace place : places) {
      Provider provider = place.endpoint().provider().orElse(null);
      if (provider != null) {
        EndpointPlace first =
            seen.putIfAbsent(EndpointIdentity.of(place.endpoint(), provider), place);
        if (first != null) {
          findings.add(finding(place, first).withHint(advice(backend, place)));
        }
      }
    }
  }

  private static Diagnostic finding(EndpointPlace place, EndpointPlace first) {
    return Diagnostic.of(
            Rule.DUPLICATE_ENDPOINT,
            beside(first.endpoint(), place.endpoint()),
            "This endpoint is the same as "
                + first
                + ": host, path, model and credential are equal.")
        .withRelated(
            List.of(new Related(first.toString(), beside(place.endpoint(), first.endpoint()))));
  }

  private static Location beside(Member other, Member endpoint) {
    return endpoint.beside(other, endpoint.location());
  }

  /** A pool without its only entry is refused. */
  private static String advice(Backend backend, EndpointPlace place) {
    Priority priority = backend.ai().orElseThrow().priorities().get(place.priority());
    String extra = priority.pool().size() == 1 ? "priority" : "entry";
    return "Change what should differ, or remove the " + extra + '.';
  }
}
