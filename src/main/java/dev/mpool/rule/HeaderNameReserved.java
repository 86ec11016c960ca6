package dev.mpool.rule;

import dev.mpool.diag.Findings;
import dev.mpool.diag.Rule;
import dev.mpool.model.Located;
import dev.mpool.model.Member;
import java.util.Locale;
import java.util.Set;

/**
 * A credential does not replace a header that carries something else: the frame of the message (RFC
 * 9110 and 9112), the type of its body, or what Envoy and mpool tell themselves.
 */
final class HeaderNameReserved implements Promise<Member> {

  /** What a provider reads from a request beside its frame. */
  private static final Set<String> OF_BODY =
      Set.of("content-encoding", "content-type", "anthropic-version");

  @Override
  public void check(Member endpoint, RuleSettings settings, Findings findings) {
    String name = Located.valueOr(endpoint.headerName(), "").toLowerCase(Locale.ROOT);
    if (NeededHeaders.has(name) || NeededHeaders.tellsOfClient(name) || OF_BODY.contains(name)) {
      findings.add(
          Rule.HEADER_NAME_RESERVED,
          endpoint.headerName().get().location(),
          "This header is needed for something else, and a credential in its place breaks the"
              + " request.",
          "Name the header in which the provider expects the credential, such as `Authorization`.");
    }
  }
}
