package dev.mpool.e2e;

import static dev.mpool.e2e.EndpointText.openAi;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mpool.model.TlsChoice;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Certificates are checked per endpoint, and a wrong one is left for the next priority. */
class TlsIT {

  private static final String BODY = "{\"a\":1}";

  @RegisterExtension private static final Gateway gateway = new Gateway();
  @RegisterExtension private final Gateway mixed = new Gateway();

  private static MockProvider good;
  private static MockProvider rogue;
  private static MockProvider otherName;

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    TestCertificates authority = new TestCertificates();
    good = gateway.provider(authority.server("localhost", "127.0.0.1"));
    rogue = gateway.provider(new TestCertificates().server("localhost", "127.0.0.1"));
    otherName = gateway.provider(authority.server("other.example"));
    gateway
        .tls(TlsChoice.ALWAYS, authority.authorityIn(folder))
        .start(
            BackendText.chain("name", named(good)),
            BackendText.chain("address", openAi(good)),
            BackendText.chain("unverified", openAi(rogue).unverified(rogue)),
            BackendText.chain("rogue", named(rogue), named(good)),
            BackendText.chain("other-name", named(otherName), named(good)),
            BackendText.chain("other-address", openAi(otherName), named(good)),
            BackendText.chain("only-rogue", named(rogue)));
  }

  private static EndpointText named(MockProvider provider) {
    return openAi(provider).at("localhost", provider.port());
  }

  @Test
  void a_name_is_checked_and_sent_as_server_name() throws Exception {
    assertThat(gateway.post("/ai/name", BODY).status()).isEqualTo(200);
    assertThat(good.onlyAttempt().serverName()).isEqualTo("localhost");
    assertThat(good.onlyAttempt().header("host")).isEqualTo("localhost");
  }

  @Test
  void an_address_is_checked_without_a_server_name() throws Exception {
    assertThat(gateway.post("/ai/address", BODY).status()).isEqualTo(200);
    assertThat(good.onlyAttempt().serverName()).isNull();
  }

  @Test
  void the_manifest_may_leave_the_check_out() throws Exception {
    assertThat(gateway.post("/ai/unverified", BODY).status()).isEqualTo(200);
    assertThat(rogue.attempts()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"rogue", "other-name", "other-address"})
  void a_wrong_certificate_is_left_for_the_next_priority(String backend) throws Exception {
    assertThat(gateway.post("/ai/" + backend, BODY).status()).isEqualTo(200);
    assertThat(good.attempts()).hasSize(1);
    assertThat(rogue.attempts()).isEmpty();
    assertThat(otherName.attempts()).isEmpty();
  }

  @Test
  void nothing_is_sent_if_no_certificate_is_right() throws Exception {
    Client.Answer answer = gateway.post("/ai/only-rogue", BODY);

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.body()).contains("No endpoint of this Backend could be reached.");
    assertThat(rogue.attempts()).isEmpty();
  }

  @Test
  void ports_decide_which_endpoint_of_a_pool_has_tls(@TempDir Path folder) throws Exception {
    TestCertificates authority = new TestCertificates();
    MockProvider tls = mixed.provider(authority.server("127.0.0.78"), "127.0.0.78", 8443);
    MockProvider plain = mixed.provider();
    mixed
        .tls(TlsChoice.AUTO, authority.authorityIn(folder))
        .start(BackendText.chain("mixed", openAi(tls), openAi(plain)));

    assertThat(mixed.post("/ai/mixed", BODY).status()).isEqualTo(200);
    assertThat(tls.onlyAttempt().header("host")).isEqualTo("127.0.0.78");

    tls.behaving(Behaviour.status(429));
    assertThat(mixed.post("/ai/mixed", BODY).status()).isEqualTo(200);
    assertThat(plain.attempts()).hasSize(1);
  }
}
