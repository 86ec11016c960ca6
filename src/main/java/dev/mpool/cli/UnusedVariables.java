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

/**
 * Names of {@code --secret-env} that no endpoint's Secret has. They are told and do no harm: one
 * command line may serve many inputs, but a slip would otherwise be found by Envoy's 503 only.
 */
final class UnusedVariables {

  private UnusedVariables() {}

  static void tell(SecretNaming naming, FailoverPlan plan, Remarks remarks) throws IOException {
    if (!(naming instanceof SecretNaming.Environment environment)
        || environment.overrides().isEmpty()) {
      return;
    }
    Set<String> used = secrets(plan);
    for (String secret : new TreeSet<>(environment.overrides().keySet())) {
      if (!used.contains(secret)) {
        remarks.add(
            "--secret-env: no Backend uses the Secret "
                + secret
                + '.'
                + NearestName.hint(secret, used));
      }
    }
  }

  private static Set<String> secrets(FailoverPlan plan) {
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
}
