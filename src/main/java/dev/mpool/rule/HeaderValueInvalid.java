package dev.mpool.rule;

import dev.mpool.diag.Findings;
import dev.mpool.diag.Rule;
import dev.mpool.model.InlineSecret;
import dev.mpool.model.Located;
import dev.mpool.model.Member;
import dev.mpool.model.ProviderText;
import dev.mpool.model.ProviderType;
import dev.mpool.text.Lookalike;
import java.util.Optional;

/** What goes into a header is printable ASCII: a line break would let a value add headers. */
final class HeaderValueInvalid implements Promise<Member> {

  @Override
  public void check(Member endpoint, RuleSettings settings, Findings findings) {
    checkText("prefix", endpoint.prefix(), findings);
    if (endpoint.is(ProviderType.ANTHROPIC)) {
      checkText("apiVersion", endpoint.text(ProviderText.API_VERSION), findings);
    }
    if (endpoint.sentToken().isPresent()) {
      checkToken(endpoint.sentToken().get(), findings);
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
