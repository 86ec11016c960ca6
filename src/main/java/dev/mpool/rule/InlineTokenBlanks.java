package dev.mpool.rule;

import dev.mpool.diag.Findings;
import dev.mpool.diag.Rule;
import dev.mpool.model.InlineSecret;
import dev.mpool.model.Located;
import dev.mpool.model.Member;

/**
 * An inline token has no blanks and line breaks around it: most came with a copy or a block scalar,
 * and kgateway sends them along.
 */
final class InlineTokenBlanks implements Promise<Member> {

  @Override
  public void check(Member endpoint, RuleSettings settings, Findings findings) {
    Located<InlineSecret> token = endpoint.sentToken().orElse(null);
    if (token != null && hasBlanksAround(token.value())) {
      findings.add(
          Rule.INLINE_TOKEN_BLANKS,
          token.location(),
          "The token begins or ends with blanks or line breaks, which kgateway sends along. mpool"
              + " leaves out the line breaks at its end.",
          "Write the token on the line of its key, without blanks around it.");
    }
  }

  /** Leaves out tokens that are no header value at all, which is a finding of its own. */
  private static boolean hasBlanksAround(InlineSecret token) {
    String bare = token.bare().reveal();
    return HeaderSyntax.foreignToValue(bare) < 0
        && (!token.reveal().strip().equals(token.reveal()) || !bare.strip().equals(bare));
  }
}
