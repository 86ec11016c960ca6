package dev.mpool.envoy;

import java.time.Duration;
import java.util.List;
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
 * @param failoverOn statuses that are failed over beside 429 and those from 500 on
 * @param others what becomes of requests for other operations than chat
 * @param upstreamHttp how providers are spoken to
 */
public record EnvoyOptions(
    SocketAddress listen,
    Optional<SocketAddress> admin,
    String caFile,
    Duration timeout,
    Duration attemptTimeout,
    long maxBody,
    AccessLog accessLog,
    List<Integer> failoverOn,
    OtherOperations others,
    UpstreamHttp upstreamHttp) {

  /** What the contract promises when nothing is said. */
  public static final EnvoyOptions DEFAULTS =
      new EnvoyOptions(
          new SocketAddress("127.0.0.1", 10000),
          Optional.empty(),
          "/etc/ssl/certs/ca-certificates.crt",
          Duration.ofSeconds(600),
          Duration.ofSeconds(120),
          50L * 1024 * 1024,
          AccessLog.JSON,
          List.of(),
          OtherOperations.REFUSE,
          UpstreamHttp.HTTP_1);

  public EnvoyOptions {
    failoverOn = List.copyOf(failoverOn);
  }

  /** The same choices with another limit on a provider's silence. */
  public EnvoyOptions withAttemptTimeout(Duration limit) {
    return new EnvoyOptions(
        listen,
        admin,
        caFile,
        timeout,
        limit,
        maxBody,
        accessLog,
        failoverOn,
        others,
        upstreamHttp);
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

  /** What becomes of a request for another operation at an endpoint without its own path. */
  public enum OtherOperations {
    /** It is answered, and nothing is sent. */
    REFUSE,
    /** Its path is replaced by that of chat, like any other. */
    REPLACE
  }

  /** Which versions of HTTP providers are spoken to in. */
  public enum UpstreamHttp {
    /** HTTP/2 where the provider agrees to it, if all of a Backend's endpoints are TLS. */
    AUTO,
    /** HTTP/1.1. */
    HTTP_1
  }
}
