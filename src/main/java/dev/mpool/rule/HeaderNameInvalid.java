package dev.mpool.rule;

import dev.mpool.diag.Findings;
import dev.mpool.diag.Rule;
import dev.mpool.model.Located;
import dev.mpool.model.Member;

/** A credential's header has a name that HTTP allows (RFC 9110, section 5.1). */
final class HeaderNameInvalid implements Promise<Member> {

  @Override
  public void check(Member endpoint, RuleSettings settings, Findings findings) {
    Located<String> name = endpoint.headerName().orElse(null);
    if (name == null) {
      return;
    }
    int bad = HeaderSyntax.foreignToName(name.value());
    if (bad >= 0) {
      findings.add(
          UnfilledPlaceholder.orElse(
              Rule.HEADER_NAME_INVALID,
              "header name",
              name,
              "The header name contains " + CharacterName.of(bad) + ".",
              "Use only letters, digits and hyphens, such as `x-api-key`."));
    } else if (name.value().isEmpty()) {
      findings.add(
          Rule.HEADER_NAME_INVALID,
          name.location(),
          "The header name is empty.",
          "Write a header name, or leave out headerName for the provider's own.");
    }
  }
}
