package dev.mpool.rule;

import dev.mpool.diag.Findings;
import dev.mpool.diag.Rule;
import dev.mpool.model.AuthToken;
import dev.mpool.model.Member;

/** A token of kind SecretRef names its Secret: without it kgateway's controller crashes. */
final class SecretRefMissing implements Promise<Member> {

  @Override
  public void check(Member endpoint, RuleSettings settings, Findings findings) {
    if (!(endpoint.authToken().orElse(null) instanceof AuthToken.SecretRef secretRef)) {
      return;
    }
    if (secretRef.secretName().isEmpty()) {
      findings.add(
          Rule.SECRET_REF_MISSING,
          secretRef.location(),
          "The kind is SecretRef, but there is no `secretRef`. This crashes kgateway's controller.",
          "Add `secretRef: {name: NAME}` with the name of a Secret.");
    } else if (secretRef.secretName().get().value().isEmpty()) {
      findings.add(
          Rule.SECRET_REF_MISSING,
          secretRef.secretName().get().location(),
          "The `secretRef` names no Secret.",
          "Add `name` with the name of a Secret.");
    }
  }
}
