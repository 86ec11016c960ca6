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

/** Two Secrets are read from two places: else one's token would be sent for the other. */
final class SecretNameCollision implements Promise<Manifests> {

  @Override
  public void check(Manifests input, RuleSettings settings, Findings findings) {
    Map<String, SecretUse> firstByPlace = new HashMap<>();
    for (SecretUse use : SecretUse.firstOfEach(input.of(Backend.class))) {
      String place = settings.secrets().place(use.namespace(), use.name());
      SecretUse first = firstByPlace.putIfAbsent(place, use);
      if (first != null) {
        findings.add(finding(place, use, first));
      }
    }
  }

  private static Diagnostic finding(String place, SecretUse use, SecretUse first) {
    return Diagnostic.of(
            Rule.SECRET_NAME_COLLISION,
            use.location(),
            "The Secrets %s and %s would both be read from %s."
                .formatted(
                    Excerpt.quoted(use.qualifiedName()),
                    Excerpt.quoted(first.qualifiedName()),
                    Excerpt.quoted(place)),
            "Rename one, or give it a variable of its own: `--secret-env NAMESPACE/NAME=VARIABLE`.")
        .withRelated(List.of(new Related(Excerpt.quoted(first.qualifiedName()), first.location())));
  }
}
