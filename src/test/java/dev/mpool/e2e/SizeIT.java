package dev.mpool.e2e;

import static dev.mpool.e2e.EndpointText.openAi;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Inputs as large as the CRD and a cluster make them start and route rightly. */
class SizeIT {

  private static final String BODY = "{\"a\":1}";

  @Test
  void four_hundred_endpoints_in_one_backend() throws Exception {
    EnvoyBinary.orSkip();
    try (MockProvider provider = MockProvider.plain()) {
      BackendText backend = BackendText.named("large");
      for (int p = 0; p < 20; p++) {
        List<EndpointText> pool = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
          pool.add(openAi(provider).path("/" + p + "/" + i));
        }
        backend.priority(pool);
      }
      try (EnvoyProcess envoy = Gateway.setUp().start(backend)) {
        assertThat(envoy.client().post("/ai/large", BODY).status()).isEqualTo(200);
        assertThat(provider.onlyAttempt().path()).startsWith("/0/");
        assertThat(envoy.complaints()).isEmpty();
      }
    }
  }

  @Test
  void two_hundred_backends_in_one_configuration() throws Exception {
    EnvoyBinary.orSkip();
    try (MockProvider provider = MockProvider.plain()) {
      BackendText[] backends = new BackendText[200];
      for (int i = 0; i < backends.length; i++) {
        backends[i] =
            BackendText.chain(
                "b" + i,
                openAi(provider).path("/first/" + i),
                openAi(provider).path("/second/" + i));
      }
      provider.behaving(Behaviour.OK.butFor("/first/17", Behaviour.status(503)));
      try (EnvoyProcess envoy = Gateway.setUp().start(backends)) {
        for (int i : new int[] {0, 17, 199}) {
          assertThat(envoy.client().post("/ai/b" + i + "/v1", BODY).status()).isEqualTo(200);
        }
        assertThat(provider.attempts())
            .extracting(MockProvider.Attempt::path)
            .containsExactly("/first/0", "/first/17", "/second/17", "/first/199");
        assertThat(envoy.complaints()).isEmpty();
      }
    }
  }
}
