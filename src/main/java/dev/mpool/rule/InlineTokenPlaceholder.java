package dev.mpool.rule;

import dev.mpool.diag.Findings;
import dev.mpool.diag.Rule;
import dev.mpool.model.AuthToken;
import dev.mpool.model.InlineSecret;
import dev.mpool.model.Member;
import dev.mpool.text.Placeholder;

/** An inline token is a token: neither kgateway nor mpool fills in variables or templates. */
final class InlineTokenPlaceholder implements Promise<Member> {

  @Override
  public void check(Member endpoint, RuleSettings settings, Findings findings) {
    if (endpoint.authToken().orElse(null) instanceof AuthToken.Inline inline
        && inline.token().isPresent()
        && isPlaceholder(inline.token().get().value())) {
      findings.add(
          Rule.INLINE_TOKEN_PLACEHOLDER,
          inline.token().get().location(),
          "The inline token looks like a placeholder, and nothing fills it in.",
          "Name a Secret instead: `kind: SecretRef` and `secretRef: {name: NAME}`.");
    }
  }

  /** Whether a token is of a form that no provider's keys have. */
  static boolean isPlaceholder(InlineSecret token) {
    return Placeholder.is(token.bare().reveal().strip());
  }
}
