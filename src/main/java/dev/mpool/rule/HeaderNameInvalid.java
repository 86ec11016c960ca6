package dev.mpool.rule;

import dev.mpool.diag.Findings;
import dev.mpool.diag.Rule;
import dev.mpool.model.Located;
import dev.mpool.model.Member;
import dev.mpool.text.Placeholder;
import java.util.Optional;

/** A credential's header has a name that HTTP allows (RFC 9110, section 5.1). */
final class HeaderNameInvalid implements Promise<Member> {

  @Override
  public void check(Member endpoint, RuleSettings settings, Findings findings) {
    if (endpoint.authHeaderOverride().isEmpty()) {
      return;
    }
    Optional<Located<String>> name = endpoint.authHeaderOverride().get().headerName();
    if (name.isEmpty()) {
      return;
    }
    int bad = HeaderSyntax.foreignToName(name.get().value());
    if (bad >= 0 && Placeholder.in(name.get().value()) != null) {
      findings.add(
          UnfilledPlaceholder.finding(Rule.HEADER_NAME_INVALID, "header name", name.get()));
    } else if (bad >= 0) {
      findings.add(
          Rule.HEADER_NAME_INVALID,
          name.get().location(),
          "The header name contains " + CharacterName.of(bad) + ".",
          "Use only letters, digits and hyphens, such as `x-api-key`.");
    } else if (name.get().value().isEmpty()) {
      findings.add(
          Rule.HEADER_NAME_INVALID,
          name.get().location(),
          "The header name is empty.",
          "Write a header name, or leave out headerName for the provider's own.");
    }
  }
}
