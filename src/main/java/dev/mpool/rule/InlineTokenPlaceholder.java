package dev.mpool.rule;

import dev.mpool.diag.Diagnostic;
import dev.mpool.diag.Findings;
import dev.mpool.diag.Rule;
import dev.mpool.model.AuthToken;
import dev.mpool.model.InlineSecret;
import dev.mpool.model.Member;

/** An inline token is a token: neither kgateway nor mpool fills in variables or templates. */
final class InlineTokenPlaceholder implements EndpointRule {

  @Override
  public void check(Member endpoint, RuleSettings settings, Findings findings) {
    if (endpoint.authToken().orElse(null) instanceof AuthToken.Inline inline
        && inline.token().isPresent()
        && isPlaceholder(inline.token().get().value())) {
      findings.add(
          Diagnostic.of(
                  Rule.INLINE_TOKEN_PLACEHOLDER,
                  inline.token().get().location(),
                  "The inline token looks like a placeholder, and nothing fills it in.")
              .withHint("Name a Secret instead: `kind: SecretRef` and `secretRef: {name: NAME}`."));
    }
  }

  /** Forms that no provider's keys have: ${NAME}, $(NAME), $NAME, {{ name }}, &lt;name&gt;. */
  static boolean isPlaceholder(InlineSecret token) {
    String text = token.bare().reveal().strip();
    return encloses("${", text, "}")
        || encloses("$(", text, ")")
        || encloses("{{", text, "}}")
        || encloses("<", text, ">")
        || isVariable(text);
  }

  private static boolean encloses(String opening, String text, String closing) {
    return text.length() >= opening.length() + closing.length()
        && text.startsWith(opening)
        && text.endsWith(closing);
  }

  private static boolean isVariable(String text) {
    if (text.length() < 2 || text.charAt(0) != '$') {
      return false;
    }
    for (int i = 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '_' && !(c >= 'A' && c <= 'Z') && !(c >= '0' && c <= '9')) {
        return false;
      }
    }
    return true;
  }
}
