package dev.mpool.rule;

import dev.mpool.diag.Findings;
import dev.mpool.diag.Rule;
import dev.mpool.model.AuthToken;
import dev.mpool.model.InlineSecret;
import dev.mpool.model.Located;
import dev.mpool.model.Member;
import dev.mpool.model.Provider;
import dev.mpool.text.Lookalike;
import java.util.Optional;

/** What goes into a header is printable ASCII: a line break would let a value add headers. */
final class HeaderValueInvalid implements Promise<Member> {

  @Override
  public void check(Member endpoint, RuleSettings settings, Findings findings) {
    if (endpoint.authHeaderOverride().isPresent()) {
      checkText("prefix", endpoint.authHeaderOverride().get().prefix(), findings);
    }
    if (endpoint.provider().orElse(null) instanceof Provider.Anthropic anthropic) {
      checkText("apiVersion", anthropic.apiVersion(), findings);
    }
    if (endpoint.authToken().orElse(null) instanceof AuthToken.Inline inline
        && inline.token().isPresent()
        && !InlineMissing.isEmpty(inline.token().get().value())) {
      checkToken(inline.token().get(), findings);
    }
  }

  private static void checkToken(Located<InlineSecret> token, Findings findings) {
    int bad = HeaderSyntax.foreignToValue(token.value().bare().reveal());
    if (bad < 0) {
      return;
    }
    // No other character is named: it may be one of the token.
    boolean quoted = Lookalike.is(bad) && Lookalike.isQuote((char) bad);
    findings.add(
        Rule.HEADER_VALUE_INVALID,
        token.location(),
        quoted
            ? "The inline token contains " + Lookalike.name((char) bad) + "."
            : "The inline token has a line break, a control character or a character that"
                + " is not ASCII inside.",
        quoted ? Lookalike.advice((char) bad) : "Copy the token again, on one line.");
  }

  private static void checkText(String field, Optional<Located<String>> text, Findings findings) {
    int bad = text.isPresent() ? HeaderSyntax.foreignToValue(text.get().value()) : -1;
    if (bad >= 0) {
      findings.add(
          Rule.HEADER_VALUE_INVALID,
          text.get().location(),
          "The " + field + " contains " + CharacterName.of(bad) + ", but is sent in a header.",
          Lookalike.is(bad)
              ? Lookalike.advice((char) bad)
              : "Use only printable ASCII characters.");
    }
  }
}
