package dev.mpool.rule;

import dev.mpool.diag.Diagnostic;
import dev.mpool.diag.Rule;
import dev.mpool.model.AuthToken;
import dev.mpool.model.Located;
import dev.mpool.model.Member;
import dev.mpool.model.Provider;
import java.util.List;
import java.util.Optional;

/** What goes into a header is printable ASCII: a line break would let a value add headers. */
final class HeaderValueInvalid implements EndpointRule {

  @Override
  public void check(Member endpoint, RuleSettings settings, List<Diagnostic> findings) {
    if (endpoint.authHeaderOverride().isPresent()) {
      checkText("prefix", endpoint.authHeaderOverride().get().prefix(), findings);
    }
    if (endpoint.provider().orElse(null) instanceof Provider.Anthropic anthropic) {
      checkText("apiVersion", anthropic.apiVersion(), findings);
    }
    if (endpoint.authToken().orElse(null) instanceof AuthToken.Inline inline
        && inline.token().isPresent()
        && !InlineMissing.isEmpty(inline.token().get().value())
        && HeaderSyntax.foreignToValue(inline.token().get().value().bare().reveal()) >= 0) {
      findings.add(
          Diagnostic.of(
                  Rule.HEADER_VALUE_INVALID,
                  inline.token().get().location(),
                  "The inline token has a line break, a control character or a character that is"
                      + " not ASCII inside.")
              .withHint("Copy the token again, on one line."));
    }
  }

  private static void checkText(
      String field, Optional<Located<String>> text, List<Diagnostic> findings) {
    int bad = text.isPresent() ? HeaderSyntax.foreignToValue(text.get().value()) : -1;
    if (bad >= 0) {
      findings.add(
          Diagnostic.of(
                  Rule.HEADER_VALUE_INVALID,
                  text.get().location(),
                  "The "
                      + field
                      + " contains "
                      + CharacterName.of(bad)
                      + ", but is sent in a header.")
              .withHint("Use only printable ASCII characters."));
    }
  }
}
