package dev.mpool.rule;

import dev.mpool.diag.Diagnostic;
import dev.mpool.diag.Findings;
import dev.mpool.diag.Rule;
import dev.mpool.model.BackendName;
import dev.mpool.route.BackendRef;
import dev.mpool.route.HttpRoute;
import dev.mpool.route.ReferenceGrant;
import dev.mpool.route.RouteRule;
import dev.mpool.text.Excerpt;
import java.util.List;

/** A Backend of another namespace, and its credentials, are only used with that one's consent. */
final class BackendRefNotPermitted implements Promise<RouteInput> {

  @Override
  public void check(RouteInput input, RuleSettings settings, Findings findings) {
    for (HttpRoute route : input.routes()) {
      for (RouteRule rule : route.rules()) {
        for (BackendRef ref : rule.backendRefs()) {
          if (ref.isBackend() && !isPermitted(route, ref.name(), input.grants())) {
            findings.add(finding(route, ref));
          }
        }
      }
    }
  }

  static boolean isPermitted(HttpRoute route, BackendName backend, List<ReferenceGrant> grants) {
    String namespace = route.name().namespace();
    boolean permitted = backend.namespace().equals(namespace);
    for (ReferenceGrant grant : grants) {
      permitted |= grant.permits(namespace, backend);
    }
    return permitted;
  }

  private static Diagnostic finding(HttpRoute route, BackendRef ref) {
    return Diagnostic.of(
        Rule.BACKEND_REF_NOT_PERMITTED,
        ref.named().location(),
        "No ReferenceGrant in the input lets HTTPRoutes of %s name the Backend %s."
            .formatted(
                Excerpt.quoted(route.name().namespace()), Excerpt.quoted(ref.name().toString())),
        "Add a ReferenceGrant to the namespace "
            + Excerpt.quoted(ref.namespace())
            + ", or move the HTTPRoute there.");
  }
}
