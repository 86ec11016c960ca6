package dev.mpool.rule;

import dev.mpool.diag.Findings;
import dev.mpool.diag.Rule;
import dev.mpool.model.Located;
import dev.mpool.model.Member;
import dev.mpool.text.IpLiteral;
import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * No endpoint is a link-local address or a cloud's metadata service: what answers there hands out
 * the machine's own credentials to whoever can choose the request's path.
 */
final class HostLinkLocal implements Promise<Member> {

  /** Google, AWS, Alibaba Cloud; the last three are not link-local. */
  private static final List<String> METADATA_SERVICES =
      List.of(
          "metadata.google.internal",
          "metadata.goog",
          "instance-data.ec2.internal",
          "100.100.100.200",
          "fd00:ec2:0:0:0:0:0:254",
          "fd20:ce:0:0:0:0:0:254");

  @Override
  public void check(Member endpoint, RuleSettings settings, Findings findings) {
    Optional<Located<String>> host = endpoint.host();
    if (host.isPresent() && isLinkLocal(host.get().value().toLowerCase(Locale.ROOT))) {
      findings.add(
          Rule.HOST_LINK_LOCAL,
          host.get().location(),
          "This host is a link-local address or a cloud's metadata service, not a provider.",
          "Name the provider's own host.");
    }
  }

  private static boolean isLinkLocal(String host) {
    Optional<InetAddress> address = IpLiteral.address(host);
    return METADATA_SERVICES.contains(host)
        || address.isPresent()
            && (address.get().isLinkLocalAddress()
                || METADATA_SERVICES.contains(address.get().getHostAddress()));
  }
}
