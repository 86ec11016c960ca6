package dev.mpool.envoy;

import dev.mpool.envoy.ConfigView.IpAddress;
import dev.mpool.envoy.ConfigView.TransportSocketView;
import dev.mpool.plan.Address;
import dev.mpool.plan.Endpoint;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How Envoy protects the connections to some of a Backend's endpoints. Endpoints with the same
 * needs share one, which they name in their metadata.
 *
 * @param ipAddress the address that the certificate must name: Envoy derives the name to check from
 *     the host only if that is a DNS name
 */
record TransportSocket(String name, Address.Tls tls, Optional<String> ipAddress) {

  static TransportSocket of(Address address) {
    return switch (address.tls()) {
      case PLAINTEXT -> new TransportSocket("plaintext", address.tls(), Optional.empty());
      case UNVERIFIED -> new TransportSocket("tls-unverified", address.tls(), Optional.empty());
      case VERIFIED ->
          isIpAddress(address.host())
              ? new TransportSocket(
                  "tls-" + address.host(), address.tls(), Optional.of(address.host()))
              : new TransportSocket("tls", address.tls(), Optional.empty());
    };
  }

  /** Each kind once, in the order of the endpoints that need it. */
  static Collection<TransportSocket> ofAll(List<Endpoint> endpoints) {
    Map<String, TransportSocket> byName = new LinkedHashMap<>();
    for (Endpoint endpoint : endpoints) {
      TransportSocket socket = of(endpoint.address());
      byName.putIfAbsent(socket.name(), socket);
    }
    return byName.values();
  }

  TransportSocketView view() {
    boolean verifiedByName = tls == Address.Tls.VERIFIED && ipAddress.isEmpty();
    return new TransportSocketView(
        name,
        tls == Address.Tls.PLAINTEXT,
        verifiedByName || tls == Address.Tls.UNVERIFIED,
        verifiedByName,
        ipAddress.isPresent() ? List.of(new IpAddress(ipAddress.get())) : List.of());
  }

  /** Hosts are DNS names or IP addresses here: only the latter hold a colon, or end in a digit. */
  private static boolean isIpAddress(String host) {
    char last = host.charAt(host.length() - 1);
    return host.indexOf(':') >= 0 || last >= '0' && last <= '9';
  }
}
