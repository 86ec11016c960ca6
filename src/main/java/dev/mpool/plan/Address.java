package dev.mpool.plan;

/**
 * Where an endpoint listens, and how the connection to it is protected.
 *
 * @param host DNS name or IP address; an IPv6 address stands without brackets
 * @param port 1 to 65535
 */
public record Address(String host, int port, Tls tls) {

  /** How a connection to a provider is protected. */
  public enum Tls {
    /** No TLS: for providers in the same cluster or machine. */
    PLAINTEXT,
    /** TLS with the certificate checked against the endpoint's host. */
    VERIFIED,
    /** TLS with any certificate, as the manifest's {@code insecureSkipVerify} asks. */
    UNVERIFIED
  }
}
