package dev.mpool.cli;

import dev.mpool.model.SecretNaming;
import dev.mpool.plan.BackendPlan;
import dev.mpool.plan.Credential;
import dev.mpool.plan.Endpoint;
import dev.mpool.plan.FailoverPlan;
import dev.mpool.text.NearestName;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;

/** Secrets whose tokens Envoy reads from its environment. */
final class UsedSecrets {

  private UsedSecrets() {}

  /** Their names, as {@code --secret-env} says them. */
  static Set<String> byVariable(FailoverPlan plan) {
    Set<String> secrets = new TreeSet<>();
    for (BackendPlan backend : plan.backends()) {
      for (Endpoint endpoint : backend.endpoints()) {
        if (endpoint.credential() instanceof Credential.Variable variable) {
          secrets.add(variable.secret().toString());
        }
      }
    }
    return secrets;
  }

  /**
   * Tells of names of {@code --secret-env} that no endpoint's Secret has. They do no harm: one
   * command line may serve many inputs, but a slip would otherwise be found by Envoy's 503 only.
   */
  static void tellOfOthers(SecretNaming naming, FailoverPlan plan, Remarks remarks)
      throws IOException {
    if (!(naming instanceof SecretNaming.Environment named) || named.overrides().isEmpty()) {
      return;
    }
    Set<String> used = byVariable(plan);
    for (String secret : new TreeSet<>(named.overrides().keySet())) {
      if (!used.contains(secret)) {
        String hint = NearestName.hint(secret, used);
        remarks.add("--secret-env: no Backend uses the Secret " + secret + '.' + hint);
      }
    }
  }
}
