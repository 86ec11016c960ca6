package dev.mpool.envoy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mpool.e2e.Rendering;
import dev.mpool.plan.Address;
import dev.mpool.plan.Endpoint;
import dev.mpool.rule.RuleSettings;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TransportSocketTest {

  @Test
  void connections_are_checked_by_name_by_address_or_not_at_all() {
    assertThat(socket("api.example.com", Address.Tls.VERIFIED))
        .isEqualTo(new TransportSocket("tls", Address.Tls.VERIFIED, Optional.empty()));
    for (String address : List.of("10.0.0.8", "10.0.0.10", "fd00::a")) {
      assertThat(socket(address, Address.Tls.VERIFIED))
          .isEqualTo(
              new TransportSocket("tls-" + address, Address.Tls.VERIFIED, Optional.of(address)));
    }
    assertThat(socket("api.example.com", Address.Tls.UNVERIFIED).name())
        .isEqualTo("tls-unverified");
    assertThat(socket("10.0.0.8", Address.Tls.UNVERIFIED).name())
        .isEqualTo("tls-unverified-10.0.0.8");
    assertThat(socket("10.0.0.8", Address.Tls.PLAINTEXT).name()).isEqualTo("plaintext");
  }

  @Test
  void a_connection_says_whom_it_expects() {
    var byName = socket("api.example.com", Address.Tls.VERIFIED).view();
    assertThat(List.of(byName.plaintext(), byName.sni(), byName.verified()))
        .containsExactly(false, true, true);
    assertThat(byName.ipAddress()).isEmpty();

    var byAddress = socket("10.0.0.8", Address.Tls.VERIFIED).view();
    assertThat(List.of(byAddress.plaintext(), byAddress.sni(), byAddress.verified()))
        .containsExactly(false, false, false);
    assertThat(byAddress.ipAddress()).hasSize(1);

    var unverified = socket("api.example.com", Address.Tls.UNVERIFIED).view();
    assertThat(List.of(unverified.plaintext(), unverified.sni(), unverified.verified()))
        .containsExactly(false, true, false);

    var unnamed = socket("10.0.0.8", Address.Tls.UNVERIFIED).view();
    assertThat(List.of(unnamed.plaintext(), unnamed.sni(), unnamed.verified()))
        .containsExactly(false, false, false);
    assertThat(unnamed.ipAddress()).isEmpty();

    var plaintext = socket("api.example.com", Address.Tls.PLAINTEXT).view();
    assertThat(List.of(plaintext.plaintext(), plaintext.sni(), plaintext.verified()))
        .containsExactly(true, false, false);
  }

  @Test
  void endpoints_with_the_same_needs_share_a_transport_socket() {
    List<Endpoint> endpoints =
        Rendering.plan(SampleBackends.EVERY_TLS, RuleSettings.DEFAULTS)
            .backends()
            .get(0)
            .endpoints();

    assertThat(TransportSocket.ofAll(endpoints))
        .extracting(TransportSocket::name)
        .containsExactly("tls", "tls-10.0.0.8", "tls-unverified-fd00::8", "plaintext");
  }

  private static TransportSocket socket(String host, Address.Tls tls) {
    return TransportSocket.of(new Address(host, 443, tls));
  }
}
