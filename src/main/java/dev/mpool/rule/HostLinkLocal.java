package dev.mpool.rule;

import dev.mpool.diag.Findings;
import dev.mpool.diag.Rule;
import dev.mpool.model.Located;
import dev.mpool.model.Member;
import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * No endpoint is a link-local address or a cloud's metadata service: what answers there hands out
 * the machine's own credentials to whoever can choose the request's path.
 */
final class HostLinkLocal implements Promise<Member> {

  /** Google, AWS; Alibaba Cloud's address is not link-local. */
  private static final List<String> METADATA_SERVICES =
      List.of(
          "metadata.google.internal",
          "metadata.goog",
          "instance-data.ec2.internal",
          "100.100.100.200");

  /** The same for AWS and Google over IPv6. */
  private static final List<String> METADATA_IPV6 =
      List.of("fd00:ec2:0:0:0:0:0:254", "fd20:ce:0:0:0:0:0:254");

  @Override
  public void check(Member endpoint, RuleSettings settings, Findings findings) {
    Optional<Located<String>> host = endpoint.host();
    if (host.isPresent() && isLinkLocal(host.get().value().toLowerCase(Locale.ROOT))) {
      findings.add(
          Rule.HOST_LINK_LOCAL,
          host.get().location(),
          "This host is a link-local address or a cloud's metadata service, not a" + " provider.",
          "Name the provider's own host.");
    }
  }

  private static boolean isLinkLocal(String host) {
    if (METADATA_SERVICES.contains(host) || isLinkLocalIpv4(host)) {
      return true;
    }
    Optional<InetAddress> ipv6 = HostSyntax.ipv6(host);
    return ipv6.isPresent()
        && (ipv6.get().isLinkLocalAddress()
            || METADATA_SERVICES.contains(ipv6.get().getHostAddress())
            || METADATA_IPV6.contains(ipv6.get().getHostAddress()));
  }

  private static boolean isLinkLocalIpv4(String host) {
    return host.startsWith("169.254.") && HostSyntax.isIpv4(host);
  }
}
