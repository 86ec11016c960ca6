package dev.mpool.rule;

import dev.mpool.diag.Findings;
import dev.mpool.diag.Rule;
import dev.mpool.model.Located;
import dev.mpool.model.Member;

/** A provider's certificate is checked: whoever can answer in its place gets the credential. */
final class InsecureSkipVerify implements Promise<Member> {

  @Override
  public void check(Member endpoint, RuleSettings settings, Findings findings) {
    Located<Boolean> skip = endpoint.hostOverride().insecureSkipVerify().orElse(null);
    if (skip != null && skip.value()) {
      findings.add(
          Rule.INSECURE_SKIP_VERIFY,
          skip.location(),
          "The provider's certificate is not checked, so anyone on the way can take the"
              + " credential.",
          "Remove it, and render with `--ca-file` if the certificate is signed by your own"
              + " authority.");
    }
  }
}
