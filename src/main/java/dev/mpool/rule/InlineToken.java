package dev.mpool.rule;

import dev.mpool.diag.Findings;
import dev.mpool.diag.Rule;
import dev.mpool.model.AuthToken;
import dev.mpool.model.Member;

/** Credentials live in Secrets: a manifest is read by more people than a Secret is. */
final class InlineToken implements Promise<Member> {

  @Override
  public void check(Member endpoint, RuleSettings settings, Findings findings) {
    if (endpoint.authToken().orElse(null) instanceof AuthToken.Inline inline
        && inline.token().isPresent()
        && !InlineMissing.isEmpty(inline.token().get().value())
        && !InlineTokenPlaceholder.isPlaceholder(inline.token().get().value())) {
      findings.add(
          Rule.INLINE_TOKEN,
          inline.token().get().location(),
          "The token stands in the manifest, for everyone to read who can read it or its"
              + " history.",
          "Put it into a Secret under the key `Authorization`, and write `kind: SecretRef`"
              + " and `secretRef: {name: NAME}`.");
    }
  }
}
