package dev.mpool.cli;

import dev.mpool.envoy.RenderedConfig;
import dev.mpool.plan.BackendPlan;
import dev.mpool.plan.Credential;
import dev.mpool.plan.Endpoint;
import dev.mpool.plan.FailoverPlan;
import java.io.IOException;

/** In which form a rendered configuration is written, and where; or what it is compared with. */
interface Artefact {

  /**
   * A configuration that has been rendered.
   *
   * @param config the static configuration
   * @param plan what it was rendered from
   */
  record Rendered(RenderedConfig config, FailoverPlan plan) {

    TokenMask mask() {
      return new TokenMask(plan);
    }

    /** Whether Envoy reads a token from its environment, which is that of its start for ever. */
    boolean readsVariables() {
      for (BackendPlan backend : plan.backends()) {
        for (Endpoint endpoint : backend.endpoints()) {
          if (endpoint.credential() instanceof Credential.Variable) {
            return true;
          }
        }
      }
      return false;
    }
  }

  /**
   * Writes the configuration, whole or not at all, or compares it.
   *
   * @return success, or findings where a comparison found a difference
   * @throws Failure if it cannot be written, or not in this form
   */
  ExitCode put(Rendered rendered, Remarks remarks, Console console) throws Failure, IOException;

  /** What a running Envoy cannot follow is worth a word where it follows all else. */
  static void tellOfVariables(Rendered rendered, Remarks remarks) throws IOException {
    if (rendered.readsVariables()) {
      remarks.add(
          "a running Envoy keeps the environment of its start, so a Secret that is new in a later"
              + " set is not found. Use --secrets file:DIR.");
    }
  }
}
