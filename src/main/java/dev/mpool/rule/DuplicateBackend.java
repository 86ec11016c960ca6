package dev.mpool.rule;

import dev.mpool.diag.Diagnostic;
import dev.mpool.diag.Findings;
import dev.mpool.diag.Related;
import dev.mpool.diag.Rule;
import dev.mpool.manifest.Manifests;
import dev.mpool.model.Backend;
import dev.mpool.text.Excerpt;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A Backend stands in the input once: of two with the same name only one can be in force. */
final class DuplicateBackend implements InputRule {

  @Override
  public void check(Manifests input, RuleSettings settings, Findings findings) {
    Map<String, Backend> seen = new HashMap<>();
    for (Backend backend : input.of(Backend.class)) {
      if (!backend.location().pointer().endsWith("/name")) {
        continue;
      }
      Backend first = seen.putIfAbsent(backend.name().toString(), backend);
      if (first != null) {
        findings.add(
            Diagnostic.of(
                    Rule.DUPLICATE_BACKEND,
                    backend.location(),
                    "There is another Backend "
                        + Excerpt.quoted(backend.name().toString())
                        + " in the input.")
                .withHint("Rename or remove one of them.")
                .withRelated(List.of(new Related("the first of them", first.location()))));
      }
    }
  }
}
