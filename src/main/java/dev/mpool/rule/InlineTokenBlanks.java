package dev.mpool.rule;

import dev.mpool.diag.Findings;
import dev.mpool.diag.Rule;
import dev.mpool.model.AuthToken;
import dev.mpool.model.InlineSecret;
import dev.mpool.model.Member;

/**
 * An inline token has no blanks and line breaks around it: most came with a copy or a block scalar,
 * and kgateway sends them along.
 */
final class InlineTokenBlanks implements Promise<Member> {

  @Override
  public void check(Member endpoint, RuleSettings settings, Findings findings) {
    if (endpoint.authToken().orElse(null) instanceof AuthToken.Inline inline
        && inline.token().isPresent()
        && hasBlanksAround(inline.token().get().value())) {
      findings.add(
          Rule.INLINE_TOKEN_BLANKS,
          inline.token().get().location(),
          "The token begins or ends with blanks or line breaks, which kgateway sends along."
              + " mpool leaves out the line breaks at its end.",
          "Write the token on the line of its key, without blanks around it.");
    }
  }

  /** Leaves out tokens that are no header value at all, which is a finding of its own. */
  private static boolean hasBlanksAround(InlineSecret token) {
    String bare = token.bare().reveal();
    return !InlineMissing.isEmpty(token)
        && HeaderSyntax.foreignToValue(bare) < 0
        && (!token.reveal().strip().equals(token.reveal()) || !bare.strip().equals(bare));
  }
}
