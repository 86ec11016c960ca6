package dev.mpool.rule;

import dev.mpool.diag.Diagnostic;
import dev.mpool.model.Backend;
import dev.mpool.model.SecretManifest;
import java.util.List;

/** A promise about all Backends of the input together. */
interface InputRule {

  /**
   * Adds what breaks the promise, with the rule's own severity.
   *
   * @param secrets none if the input holds no Secrets
   */
  void check(
      List<Backend> backends,
      List<SecretManifest> secrets,
      RuleSettings settings,
      List<Diagnostic> findings);
}
