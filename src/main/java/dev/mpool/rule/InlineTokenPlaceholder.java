package dev.mpool.rule;

import dev.mpool.diag.Findings;
import dev.mpool.diag.Rule;
import dev.mpool.model.InlineSecret;
import dev.mpool.model.Located;
import dev.mpool.model.Member;

/** An inline token is a token: neither kgateway nor mpool fills in variables or templates. */
final class InlineTokenPlaceholder implements Promise<Member> {

  @Override
  public void check(Member endpoint, RuleSettings settings, Findings findings) {
    Located<InlineSecret> token = endpoint.sentToken().orElse(null);
    if (token != null && token.value().isPlaceholder()) {
      findings.add(
          Rule.INLINE_TOKEN_PLACEHOLDER,
          token.location(),
          "The inline token looks like a placeholder, and nothing fills it in.",
          "Name a Secret instead: `kind: SecretRef` and `secretRef: {name: NAME}`.");
    }
  }
}
