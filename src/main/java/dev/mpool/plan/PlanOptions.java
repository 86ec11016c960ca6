package dev.mpool.plan;

import java.util.Map;
import java.util.Optional;

/**
 * The choices that a plan depends on beside the manifest.
 *
 * @param tls which endpoints are reached over TLS
 * @param secretDirectory where Secrets are mounted; empty if tokens come from the environment
 * @param secretVariables environment variables by {@code NAMESPACE/NAME} of the Secret, where they
 *     are not the usual ones
 */
public record PlanOptions(
    TlsChoice tls, Optional<String> secretDirectory, Map<String, String> secretVariables) {

  public PlanOptions {
    secretVariables = Map.copyOf(secretVariables);
  }

  public static final PlanOptions DEFAULTS =
      new PlanOptions(TlsChoice.AUTO, Optional.empty(), Map.of());

  /** Which endpoints are reached over TLS. */
  public enum TlsChoice {
    /** Those on port 443 or 8443. */
    AUTO,
    ALWAYS,
    NEVER
  }
}
