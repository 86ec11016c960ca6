package dev.mpool.rule;

import dev.mpool.diag.Findings;
import dev.mpool.diag.Rule;
import dev.mpool.manifest.Manifests;
import dev.mpool.model.Backend;
import dev.mpool.model.SecretManifest;
import dev.mpool.text.Excerpt;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where Secrets are kept beside the Backends, or what makes them is, those that Backends name are
 * among them and hold a token. An input without Secrets says nothing about them.
 */
final class SecretNotFound implements Promise<Manifests> {

  @Override
  public void check(Manifests input, RuleSettings settings, Findings findings) {
    List<SecretManifest> secrets = input.of(SecretManifest.class);
    if (secrets.isEmpty()) {
      return;
    }
    Map<String, SecretManifest> byName = new HashMap<>();
    for (SecretManifest secret : secrets) {
      String name = secret.namespace() + '/' + secret.name();
      if (!secret.hashed() || !byName.containsKey(name)) {
        byName.put(name, secret);
      }
    }
    for (SecretUse use : SecretUse.allOf(input.of(Backend.class))) {
      SecretManifest secret = byName.get(use.qualifiedName());
      if (secret == null) {
        secret = byName.get('/' + use.name());
      }
      String name = "The Secret " + Excerpt.quoted(use.qualifiedName());
      if (secret == null) {
        findings.add(
            Rule.SECRET_NOT_FOUND,
            use.location(),
            name + " is not among the Secrets of the input.",
            "Correct the name, or add the Secret to the namespace of the Backend.");
      } else if (secret.hashed()) {
        findings.add(
            Rule.SECRET_NOT_FOUND,
            use.location(),
            "kustomize puts a hash behind the name of the Secret "
                + Excerpt.quoted(use.qualifiedName())
                + ", and does not rewrite the name that a Backend gives it.",
            "Set `disableNameSuffixHash: true` in the `options` of its secretGenerator.");
      } else if (secret.lacksToken()) {
        findings.add(
            Rule.SECRET_NOT_FOUND,
            use.location(),
            name + " has no key `Authorization`.",
            "Put the token under the key `Authorization`.");
      }
    }
  }
}
