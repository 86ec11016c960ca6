package dev.mpool.rule;

import dev.mpool.diag.Findings;
import dev.mpool.diag.Rule;
import dev.mpool.text.Excerpt;

/** A Backend of another namespace, and its credentials, are only used with that one's consent. */
final class BackendRefNotPermitted implements Promise<RouteInput> {

  @Override
  public void check(RouteInput input, RuleSettings settings, Findings findings) {
    for (RouteInput.Use use : input.uses()) {
      if (!input.permits(use)) {
        String own = Excerpt.quoted(use.route().name().namespace());
        String named = Excerpt.quoted(use.ref().name().toString());
        findings.add(
            Rule.BACKEND_REF_NOT_PERMITTED,
            use.ref().named().location(),
            "No ReferenceGrant in the input lets HTTPRoutes of %s name the Backend %s."
                .formatted(own, named),
            "Add a ReferenceGrant to the namespace "
                + Excerpt.quoted(use.ref().namespace())
                + ", or move the HTTPRoute there.");
      }
    }
  }
}
