package dev.mpool.rule;

import dev.mpool.diag.Diagnostic;
import dev.mpool.diag.Findings;
import dev.mpool.diag.Rule;
import dev.mpool.route.BackendRef;
import dev.mpool.text.Excerpt;

/** The Backends that rules send to are in the input, and are AI Backends. */
final class BackendRefMissing implements Promise<RouteInput> {

  @Override
  public void check(RouteInput input, RuleSettings settings, Findings findings) {
    for (RouteInput.Use use : input.uses()) {
      if (input.permits(use) && input.aiBackend(use.ref().name()).isEmpty()) {
        findings.add(finding(use.ref(), input));
      }
    }
  }

  private static Diagnostic finding(BackendRef ref, RouteInput input) {
    boolean isThere = input.backends().containsKey(ref.name());
    return Diagnostic.of(
        Rule.BACKEND_REF_MISSING,
        ref.named().location(),
        "The Backend "
            + Excerpt.quoted(ref.name().toString())
            + (isThere ? " is no AI Backend" : " is not in the input")
            + ": its share of the requests is answered 500.",
        isThere
            ? "Name an AI Backend, or remove the backendRef."
            : "Correct the name, or add the Backend.");
  }
}
