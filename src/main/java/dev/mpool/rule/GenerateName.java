package dev.mpool.rule;

import dev.mpool.diag.Findings;
import dev.mpool.diag.Rule;
import dev.mpool.model.Backend;

/** An AI Backend has a name: routes and clusters are called by it. */
final class GenerateName implements Promise<Backend> {

  @Override
  public void check(Backend backend, RuleSettings settings, Findings findings) {
    if (backend.ai().isPresent() && backend.location().pointer().endsWith("/generateName")) {
      findings.add(
          Rule.GENERATE_NAME,
          backend.location(),
          "The API server makes up this Backend's name, so no route can refer to it and"
              + " mpool cannot render it.",
          "Write `name` instead of `generateName`.");
    }
  }
}
