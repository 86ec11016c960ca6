package dev.mpool.rule;

import dev.mpool.diag.Diagnostic;
import dev.mpool.model.Backend;
import dev.mpool.model.SecretManifest;
import dev.mpool.schema.ManifestObject;
import java.util.ArrayList;
import java.util.List;

/** Every rule, applied to what it speaks about: one Backend, or the whole input. */
public final class RuleSet {

  private static final BackendRule[] BACKEND_RULES = {new MixedProviders()};

  private RuleSet() {}

  /**
   * What one Backend tells by itself. Threads may call this at once.
   *
   * @param object the manifest that the Backend was read from
   */
  public static List<Diagnostic> ofObject(
      ManifestObject object, Backend backend, RuleSettings settings) {
    List<Diagnostic> findings = new ArrayList<>(0);
    for (BackendRule rule : BACKEND_RULES) {
      rule.check(backend, findings);
    }
    return settings.applyTo(findings);
  }

  /**
   * What only the whole input tells.
   *
   * @param backends the Backends of all files, in the order of the input
   * @param secrets the Secrets of all files; none if the input holds no Secrets
   */
  public static List<Diagnostic> ofInput(
      List<Backend> backends, List<SecretManifest> secrets, RuleSettings settings) {
    List<Diagnostic> findings = new ArrayList<>(0);
    return settings.applyTo(findings);
  }
}
