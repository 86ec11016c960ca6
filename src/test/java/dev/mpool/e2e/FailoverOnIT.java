package dev.mpool.e2e;

import static dev.mpool.e2e.EndpointText.openAi;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code --failover-on 401,403,404}. */
class FailoverOnIT {

  @RegisterExtension private final Gateway gateway = new Gateway();
  private final MockProvider a = gateway.provider();
  private final MockProvider b = gateway.provider();

  @ParameterizedTest
  @ValueSource(ints = {401, 403, 404})
  void a_named_status_fails_over_and_ejects(int status) throws Exception {
    gateway.failoverOn(401, 403, 404).start(BackendText.chain("chain", openAi(a), openAi(b)));
    a.behaving(Behaviour.status(status));

    for (int i = 0; i < 20; i++) {
      assertThat(gateway.post("/ai/chain", "{}").status()).isEqualTo(200);
    }

    assertThat(b.attempts()).hasSize(20);
    // After five of them in a row the endpoint is passed over.
    assertThat(a.attempts()).hasSizeBetween(5, 10);
  }

  @Test
  void other_statuses_are_the_clients() throws Exception {
    gateway.failoverOn(401).start(BackendText.chain("chain", openAi(a), openAi(b)));
    for (int status : new int[] {400, 403, 404, 422}) {
      a.behaving(Behaviour.status(status));
      assertThat(gateway.post("/ai/chain", "{}").status()).isEqualTo(status);
    }
    assertThat(b.attempts()).isEmpty();
  }
}
