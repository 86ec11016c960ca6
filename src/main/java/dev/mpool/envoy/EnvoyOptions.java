package dev.mpool.envoy;

import java.time.Duration;
import java.util.Optional;

/**
 * The choices about the rendered Envoy configuration that no manifest makes.
 *
 * @param listen where Envoy accepts requests
 * @param admin where Envoy's admin interface listens; empty for none
 * @param caFile the file of certificate authorities that providers are checked against, as Envoy's
 *     machine names it
 * @param timeout until the first byte of the answer, all attempts together
 * @param attemptTimeout how long a provider may be silent before the next one is tried
 * @param maxBody the largest request body in bytes that is passed on
 * @param accessLog what is written to standard output for each request
 */
public record EnvoyOptions(
    SocketAddress listen,
    Optional<SocketAddress> admin,
    String caFile,
    Duration timeout,
    Duration attemptTimeout,
    long maxBody,
    AccessLog accessLog) {

  /** What the contract promises when nothing is said. */
  public static final EnvoyOptions DEFAULTS =
      new EnvoyOptions(
          new SocketAddress("127.0.0.1", 10000),
          Optional.empty(),
          "/etc/ssl/certs/ca-certificates.crt",
          Duration.ofSeconds(600),
          Duration.ofSeconds(120),
          50L * 1024 * 1024,
          AccessLog.JSON);

  /** The same choices with another limit on a provider's silence. */
  public EnvoyOptions withAttemptTimeout(Duration limit) {
    return new EnvoyOptions(listen, admin, caFile, timeout, limit, maxBody, accessLog);
  }

  /**
   * A host and a port that Envoy listens on.
   *
   * @param host an IP address; an IPv6 address stands without brackets
   * @param port 1 to 65535, or 0 for a port that the system chooses
   */
  public record SocketAddress(String host, int port) {}

  /** Whether and how requests are logged. */
  public enum AccessLog {
    JSON,
    OFF
  }
}
