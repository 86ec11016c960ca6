package dev.mpool.e2e;

import static dev.mpool.e2e.EndpointText.openAi;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mpool.e2e.MockProvider.Attempt;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Inputs as large as the CRD and a cluster make them start and route rightly. */
class SizeIT {

  private static final String BODY = "{\"model\":\"x\"}";

  /** What the CRD allows: so many priorities, and so many entries in each pool. */
  private static final int MOST = 20;

  @RegisterExtension private final Gateway gateway = new Gateway();
  private final MockProvider provider = gateway.provider();

  @Test
  void four_hundred_endpoints_in_one_backend() throws Exception {
    BackendText backend = BackendText.named("large");
    for (int priority = 0; priority < MOST; priority++) {
      List<EndpointText> pool = new ArrayList<>();
      for (int i = 0; i < MOST; i++) {
        pool.add(openAi(provider).path("/" + priority + "/" + i).model(priority + "-" + i));
      }
      backend.priority(pool);
    }
    gateway.start(backend);

    for (int i = 0; i < 10 * MOST; i++) {
      assertThat(gateway.post("/ai/large", BODY).status()).isEqualTo(200);
    }
    assertThat(provider.attempts().stream().map(Attempt::path).distinct())
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, MOST).mapToObj(i -> "/0/" + i).toList());

    provider.reset();
    provider.behaving(Behaviour.status(503));
    assertThat(gateway.post("/ai/large", BODY).status()).isEqualTo(503);
    assertThat(provider.attempts().stream().map(Attempt::path).distinct())
        .hasSameSizeAs(provider.attempts())
        .hasSize(MOST)
        .allMatch(path -> path.startsWith("/0/"));
    assertThat(provider.attempts()).allMatch(SizeIT::hasTheModelOfItsPath);
  }

  private static boolean hasTheModelOfItsPath(Attempt attempt) {
    String model = attempt.path().substring(1).replace('/', '-');
    return attempt.text().equals(BODY.replace("x", model));
  }

  @Test
  void two_hundred_backends_in_one_configuration() throws Exception {
    BackendText[] backends = new BackendText[200];
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < backends.length; i++) {
      backends[i] =
          BackendText.chain(
              "b" + i,
              openAi(provider).path("/first/" + i).inline("sk-" + i),
              openAi(provider).path("/second/" + i).inline("sk-" + i));
      expected.add("/first/" + i + " Bearer sk-" + i);
    }
    expected.add(18, "/second/17 Bearer sk-17");
    gateway.start(backends);
    provider.behaving(Behaviour.OK.butFor("/first/17", Behaviour.status(503)));

    for (int i = 0; i < backends.length; i++) {
      assertThat(gateway.post("/ai/b" + i + "/v1", BODY).status()).isEqualTo(200);
    }

    assertThat(provider.attempts())
        .extracting(attempt -> attempt.path() + ' ' + attempt.header("authorization"))
        .containsExactlyElementsOf(expected);
    assertThat(gateway.post("/ai/b200", BODY).status()).isEqualTo(404);
  }
}
