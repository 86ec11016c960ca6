package dev.mpool.rule;

import dev.mpool.diag.Findings;
import dev.mpool.diag.Rule;
import dev.mpool.model.Member;

/** A manifest uses no field that kgateway has removed since. */
final class RemovedField implements Promise<Member> {

  @Override
  public void check(Member endpoint, RuleSettings settings, Findings findings) {
    if (endpoint.hostOverride().isPresent()
        && endpoint.hostOverride().get().insecureSkipVerify().isPresent()
        && endpoint.hostOverride().get().removedField().isPresent()) {
      findings.add(
          Rule.REMOVED_FIELD,
          endpoint.hostOverride().get().removedField().get(),
          "kgateway removed insecureSkipVerify in July 2025, and newer versions refuse a"
              + " manifest that has it.",
          "Remove the field.");
    }
  }
}
