package dev.mpool.rule;

import dev.mpool.diag.Findings;
import dev.mpool.diag.Rule;
import dev.mpool.model.AuthToken;
import dev.mpool.model.Member;

/** A token of kind Inline is there: without it kgateway ships a cluster without endpoints. */
final class InlineMissing implements Promise<Member> {

  @Override
  public void check(Member endpoint, RuleSettings settings, Findings findings) {
    if (!(endpoint.authToken().orElse(null) instanceof AuthToken.Inline inline)
        || endpoint.sentToken().isPresent()) {
      return;
    }
    if (inline.token().isPresent()) {
      findings.add(
          Rule.INLINE_MISSING,
          inline.token().get().location(),
          "The inline token is empty, so requests would carry no credential.",
          "Write the token, or better name a Secret with `kind: SecretRef`.");
    } else {
      findings.add(
          Rule.INLINE_MISSING,
          inline.location(),
          "The kind is Inline, but there is no `inline` with a token; kgateway would leave the"
              + " Backend without endpoints.",
          inline.ignored().isPresent()
              ? "Write `kind: SecretRef` to use the Secret."
              : "Add `inline`, or better a Secret: `kind: SecretRef` and `secretRef: {name: NAME}`.");
    }
  }
}
