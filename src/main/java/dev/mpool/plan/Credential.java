package dev.mpool.plan;

import dev.mpool.model.InlineSecret;

/**
 * The credential that an endpoint's requests carry: exactly one header, whose value is the prefix
 * and the token.
 */
public sealed interface Credential {

  /** The header's name in lower case, as Envoy knows it. */
  String header();

  /** What stands before the token, as it is; may be "". */
  String prefix();

  /** A token that Envoy reads at run time from an environment variable. */
  record Variable(String header, String prefix, SecretName secret, String variable)
      implements Credential {}

  /** A token that Envoy reads at run time from a file of a mounted Secret. */
  record MountedFile(String header, String prefix, SecretName secret, String path)
      implements Credential {}

  /** A token that stands in the manifest. */
  record Inline(String header, String prefix, InlineSecret token) implements Credential {}

  /** The client's own token. */
  record Passthrough(String header, String prefix) implements Credential {}

  /** Namespace and name of a Kubernetes Secret. */
  record SecretName(String namespace, String name) {
    @Override
    public String toString() {
      return namespace + '/' + name;
    }
  }
}
