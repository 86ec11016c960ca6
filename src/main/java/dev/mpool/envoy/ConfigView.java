package dev.mpool.envoy;

import java.util.List;

/**
 * What the template of the whole configuration shows. Strings come out as quoted scalars, numbers
 * and {@link BareText} as they are; a list of one or none stands for what may be left out.
 *
 * @param countsAnswers whether Envoy counts each answer's status and time by Backend
 * @param rewritesPaths whether a route says to the transformation that it has rewritten a path
 * @param holdsTokens whether tokens of the manifests stand in the configuration itself
 * @param files the file of certificate authorities, if any endpoint is checked against it
 */
record ConfigView(
    List<SecretView> secrets,
    boolean needsSecrets,
    boolean holdsTokens,
    List<FileView> files,
    EnvoyOptions.SocketAddress listen,
    List<EnvoyOptions.SocketAddress> admin,
    Buffers buffers,
    Timeouts timeouts,
    String caFile,
    boolean accessLog,
    boolean countsAnswers,
    LocalReplies replies,
    boolean rewritesPaths,
    BareText transformation,
    List<HttpRouteView> httpRoutes,
    List<RouteView> routes,
    List<ClusterView> backends) {

  /** A file that Envoy does not start without. */
  record FileView(BareText place) {}

  /** A Secret that Envoy reads when it runs, and where. */
  record SecretView(BareText place, BareText secret) {}

  /**
   * A path under which a Backend answers.
   *
   * @param matchKind {@code path_separated_prefix}, which matches whole segments, or {@code prefix}
   */
  record RouteView(BareText matchKind, String prefix, String backend, ForwardView forward) {}

  /** A header's name. */
  record HeaderView(String name) {}

  /**
   * A Backend's upstream cluster.
   *
   * @param statName its name in Envoy's statistics
   * @param failures the statuses for which an endpoint is passed over, as a regular expression
   * @param negotiating a transport socket of them, if all are TLS and HTTP/2 may be agreed on
   */
  record ClusterView(
      BareText title,
      int line,
      String name,
      String statName,
      String failures,
      List<TransportSocketView> negotiating,
      List<TransportSocketView> transportSockets,
      List<PriorityView> priorities) {}

  /** One step of the failover chain: a locality of its own. */
  record PriorityView(int index, String zone, List<EndpointView> endpoints) {}

  /** One endpoint, with the metadata that the transformation works by. */
  record EndpointView(
      BareText title,
      int line,
      String hostname,
      String host,
      int port,
      String transportSocket,
      List<WeightView> weights,
      List<Entry> metadata) {}

  /** An endpoint's part of what comes to its priority, where it is not the same for all. */
  record WeightView(int weight) {}

  /** A key and its value; a value is never null: what an endpoint does not have has no entry. */
  record Entry(BareText key, String value) {}

  /**
   * How connections to some endpoints are protected; the endpoints name it in their metadata.
   *
   * @param ipAddress the address that a certificate must name, where the host is no DNS name
   */
  record TransportSocketView(
      String name, boolean plaintext, boolean sni, boolean verified, List<IpAddress> ipAddress) {}

  /** An address as certificates name it. */
  record IpAddress(String address) {}
}
