package dev.mpool.rule;

import dev.mpool.diag.Findings;
import dev.mpool.diag.Rule;
import dev.mpool.model.AuthToken;
import dev.mpool.model.Member;
import dev.mpool.text.Location;

/** A token that is given is the one that is used: its kind and its field belong together. */
final class TokenKindConflict implements Promise<Member> {

  @Override
  public void check(Member endpoint, RuleSettings settings, Findings findings) {
    AuthToken token = endpoint.authToken().orElse(null);
    if (token == null || token.ignored().isEmpty()) {
      return;
    }
    Location ignored = token.ignored().get();
    boolean isSecretRef = ignored.pointer().endsWith("/secretRef");
    String field = isSecretRef ? "secretRef" : "inline";
    String kind =
        token instanceof AuthToken.Inline
            ? "Inline"
            : token instanceof AuthToken.SecretRef ? "SecretRef" : "Passthrough";
    findings.add(
        Rule.TOKEN_KIND_CONFLICT,
        ignored,
        "This `" + field + "` has no effect, because the kind is " + kind + ".",
        "Remove it, or write `kind: " + (isSecretRef ? "SecretRef" : "Inline") + "`.");
  }
}
