package dev.mpool.model;

import java.util.Optional;
import java.util.Set;

/**
 * A Kubernetes Secret that stands in the input beside the Backends, or that something in it makes.
 * Its values are never read.
 *
 * @param namespace "" if it may be any
 * @param keys the names under {@code data} and {@code stringData}; empty if they cannot be told
 * @param hashed whether kustomize puts a hash behind the name, which a Backend cannot know
 */
public record SecretManifest(
    String namespace, String name, Optional<Set<String>> keys, boolean hashed) {

  /** The key under which kgateway looks for a token. */
  public static final String TOKEN_KEY = "Authorization";

  /** Whether it holds no token, as far as its manifest tells. */
  public boolean lacksToken() {
    return keys.isPresent() && !keys.get().contains(TOKEN_KEY);
  }
}
