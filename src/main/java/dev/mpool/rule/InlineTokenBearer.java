package dev.mpool.rule;

import dev.mpool.diag.Findings;
import dev.mpool.diag.Rule;
import dev.mpool.model.AuthToken;
import dev.mpool.model.Member;

/** An inline token is the bare token: kgateway sends "Bearer Bearer ..." otherwise. */
final class InlineTokenBearer implements Promise<Member> {

  @Override
  public void check(Member endpoint, RuleSettings settings, Findings findings) {
    if (endpoint.authToken().orElse(null) instanceof AuthToken.Inline inline
        && inline.token().isPresent()
        && inline.token().get().value().hasBearerPrefix()
        && !InlineMissing.isEmpty(inline.token().get().value())) {
      findings.add(
          Rule.INLINE_TOKEN_BEARER,
          inline.token().get().location(),
          "The token begins with \"Bearer \", which kgateway sends in addition to the"
              + " header's prefix. mpool leaves it out.",
          "Write the token without \"Bearer \".");
    }
  }
}
