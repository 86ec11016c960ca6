package dev.mpool.rule;

import dev.mpool.diag.Findings;
import dev.mpool.diag.Rule;
import dev.mpool.model.HostOverride;
import dev.mpool.model.Member;

/** A manifest uses no field that kgateway has removed since. */
final class RemovedField implements Promise<Member> {

  @Override
  public void check(Member endpoint, RuleSettings settings, Findings findings) {
    HostOverride override = endpoint.hostOverride();
    if (override.insecureSkipVerify().isPresent() && override.removedField().isPresent()) {
      findings.add(
          Rule.REMOVED_FIELD,
          override.removedField().get(),
          "kgateway removed insecureSkipVerify in July 2025, and newer versions refuse a manifest"
              + " that has it.",
          "Remove the field.");
    }
  }
}
