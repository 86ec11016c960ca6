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
 * @param ipAddress the address that a certificate must name, and that is no name to ask for: Envoy
 *     derives both from the host only if that is a DNS name
 */
record TransportSocket(String name, Address.Tls tls, Optional<String> ipAddress) {

  static TransportSocket of(Address address) {
    return switch (address.tls()) {
      case PLAINTEXT -> new TransportSocket("plaintext", address.tls(), Optional.empty());
      case UNVERIFIED -> of("tls-unverified", address);
      case VERIFIED -> of("tls", address);
    };
  }

  private static TransportSocket of(String name, Address address) {
    if (!IpAddressText.is(address.host())) {
      return new TransportSocket(name, address.tls(), Optional.empty());
    }
    String ip = IpAddressText.canonical(address.host());
    return new TransportSocket(name + "-" + ip, address.tls(), Optional.of(ip));
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
    boolean verified = tls == Address.Tls.VERIFIED;
    boolean byName = tls != Address.Tls.PLAINTEXT && ipAddress.isEmpty();
    return new TransportSocketView(
        name,
        tls == Address.Tls.PLAINTEXT,
        byName,
        byName && verified,
        verified && ipAddress.isPresent() ? List.of(new IpAddress(ipAddress.get())) : List.of());
  }
}
