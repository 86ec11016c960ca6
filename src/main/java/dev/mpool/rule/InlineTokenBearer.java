package dev.mpool.rule;

import dev.mpool.diag.Findings;
import dev.mpool.diag.Rule;
import dev.mpool.model.InlineSecret;
import dev.mpool.model.Located;
import dev.mpool.model.Member;

/** An inline token is the bare token: kgateway sends "Bearer Bearer ..." otherwise. */
final class InlineTokenBearer implements Promise<Member> {

  @Override
  public void check(Member endpoint, RuleSettings settings, Findings findings) {
    Located<InlineSecret> token = endpoint.sentToken().orElse(null);
    if (token != null && token.value().hasBearerPrefix()) {
      findings.add(
          Rule.INLINE_TOKEN_BEARER,
          token.location(),
          "The token begins with \"Bearer \", which kgateway sends in addition to the header's"
              + " prefix. mpool leaves it out.",
          "Write the token without \"Bearer \".");
    }
  }
}
