package dev.mpool.rule;

import dev.mpool.diag.Findings;
import dev.mpool.diag.Rule;
import dev.mpool.model.AuthToken;
import dev.mpool.model.InlineSecret;
import dev.mpool.model.Located;
import dev.mpool.model.Member;
import java.util.Optional;

/** A token of kind Inline is there: without it kgateway ships a cluster without endpoints. */
final class InlineMissing implements Promise<Member> {

  @Override
  public void check(Member endpoint, RuleSettings settings, Findings findings) {
    if (!(endpoint.authToken().orElse(null) instanceof AuthToken.Inline inline)) {
      return;
    }
    Optional<Located<InlineSecret>> token = inline.token();
    if (token.isEmpty()) {
      findings.add(
          Rule.INLINE_MISSING,
          inline.location(),
          "The kind is Inline, but there is no `inline` with a token; kgateway would leave"
              + " the Backend without endpoints.",
          inline.ignored().isPresent()
              ? "Write `kind: SecretRef` to use the Secret."
              : "Add `inline`, or better a Secret: `kind: SecretRef` and"
                  + " `secretRef: {name: NAME}`.");
    } else if (isEmpty(token.get().value())) {
      findings.add(
          Rule.INLINE_MISSING,
          token.get().location(),
          "The inline token is empty, so requests would carry no credential.",
          "Write the token, or better name a Secret with `kind: SecretRef`.");
    }
  }

  /** Whether nothing is left when blanks and the prefix "Bearer" are taken away. */
  static boolean isEmpty(InlineSecret token) {
    String text = token.reveal().strip();
    return text.isEmpty() || text.equals("Bearer");
  }
}
