package dev.mpool.model;

import java.util.Set;

/**
 * A Kubernetes Secret that stands in the input beside the Backends. Its values are never read.
 *
 * @param keys the names under {@code data} and {@code stringData}
 */
public record SecretManifest(String namespace, String name, Set<String> keys) {

  /** The key under which kgateway looks for a token. */
  public static final String TOKEN_KEY = "Authorization";

  public SecretManifest {
    keys = Set.copyOf(keys);
  }
}
