package dev.mpool.rule;

import dev.mpool.diag.Findings;
import dev.mpool.diag.Rule;
import dev.mpool.model.InlineSecret;
import dev.mpool.model.Located;
import dev.mpool.model.Member;

/** Credentials live in Secrets: a manifest is read by more people than a Secret is. */
final class InlineToken implements Promise<Member> {

  @Override
  public void check(Member endpoint, RuleSettings settings, Findings findings) {
    Located<InlineSecret> token = endpoint.sentToken().orElse(null);
    if (token != null && !token.value().isPlaceholder()) {
      findings.add(
          Rule.INLINE_TOKEN,
          token.location(),
          "The token stands in the manifest, for everyone to read who can read it or its history.",
          "Put it into a Secret under the key `Authorization`, and write `kind: SecretRef` and"
              + " `secretRef: {name: NAME}`.");
    }
  }
}
