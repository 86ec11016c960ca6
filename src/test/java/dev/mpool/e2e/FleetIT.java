package dev.mpool.e2e;

import static dev.mpool.e2e.EndpointText.openAi;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/**
 * A running Envoy follows changed manifests: within two seconds, without a lost request or a cut
 * stream, and it keeps what it has where a change is no good.
 */
class FleetIT extends FollowingEnvoy {

  private static final int STREAMS = 20;
  private static final int STREAM_SECONDS = 15;

  @Test
  void streams_and_requests_live_through_every_kind_of_change() throws Exception {
    provider.behaving(Behaviour.OK.butFor("/stream", Behaviour.stream(STREAM_SECONDS + 1, 1_000)));
    BackendText steady = BackendText.chain("steady", openAi(provider).path("/steady").secret("s"));
    BackendText stream = BackendText.chain("stream", openAi(provider).path("/stream").secret("s"));
    BackendText doomed = BackendText.chain("doomed", openAi(provider).path("/stream").secret("s"));
    mount(steady, stream, doomed, changing("/v1", "one"));
    start();

    List<Future<Client.Answer>> streams = new ArrayList<>();
    for (int i = 0; i < STREAMS; i++) {
      String path = i % 2 == 0 ? "/ai/stream" : "/ai/doomed";
      streams.add(clients.submit(() -> gateway.client().post(path, "{}")));
    }
    AtomicBoolean done = new AtomicBoolean();
    List<Future<Map<Integer, Integer>>> load = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      load.add(clients.submit(() -> requests(done)));
    }
    awaitStreams();

    mount(steady, stream, doomed, changing("/v2", "one"));
    follows("/v2", "one", "Bearer first");
    mount(steady, stream, doomed, changing("/v2", "two"));
    follows("/v2", "two", "Bearer first");
    mount(steady, stream, doomed, changing("/v2", "three").priority(openAi(other).secret("s")));
    follows("/v2", "three", "Bearer first");
    mount(steady, stream, changing("/v2", "three"));
    within(2, () -> runs("http.mpool.rds.mpool", "rds.json"));
    assertThat(gateway.client().post("/ai/doomed", "{}").status()).isEqualTo(404);
    mount(steady, stream, changing("/v2", "three"), BackendText.chain("added", openAi(provider)));
    within(2, () -> gateway.client().post("/ai/added", "{}").status() == 200);
    secret("second");
    within(10, () -> arrives("/v2", "three", "Bearer second"));

    done.set(true);
    for (Future<Map<Integer, Integer>> each : load) {
      assertThat(each.get(60, TimeUnit.SECONDS)).containsOnlyKeys(200);
    }
    int moved = FreePort.next();
    int before = port;
    port = moved;
    mount(steady, stream, changing("/v2", "three"));
    within(2, () -> answers(moved));

    for (Future<Client.Answer> each : streams) {
      Client.Answer answer = each.get(60, TimeUnit.SECONDS);
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.complete()).isTrue();
      assertThat(answer.body()).isEqualTo("data: x\n".repeat(STREAM_SECONDS + 1));
    }
    assertThat(before).isNotEqualTo(moved);
    assertThat(gateway.envoy().complaints()).isEmpty();
  }

  @Test
  void what_is_no_good_leaves_the_old_set_and_a_statistic_tells() throws Exception {
    mount(changing("/good", "m"));
    start();
    String clusters = mounted.get("cds.json");
    Map<String, String> good = mounted;

    swap("cds.json", clusters.substring(0, clusters.length() / 2));
    tells("cluster_manager.cds.update_failure: 1");
    swap("cds.json", clusters.replaceFirst("\"port_value\":\\d+", "\"port_value\":700000"));
    tells("cluster_manager.cds.update_rejected: 1");
    swap("rds.json", good.get("rds.json").replace("\"domains\"", "\"no_such_field\""));
    tells("http.mpool.rds.mpool.update_rejected: 1");
    swap("lds.json", good.get("lds.json").replace("local ENDPOINT", "local local"));
    tells("listener_manager.lds.update_rejected: 1");
    swap("lds.json", "");
    tells("listener_manager.lds.update_failure: 1");
    assertThat(arrives("/good", "m", "Bearer first")).isTrue();

    List<String> sets = new ArrayList<>();
    for (int i = 1; i <= 10; i++) {
      sets.add(render(changing("/after-" + i, "m")));
    }
    for (String set : sets) {
      mounted = volume.mount(set);
      Thread.sleep(80);
    }
    follows("/after-10", "m", "Bearer first");
    assertThat(runs("cluster_manager.cds", "cds.json")).isTrue();
  }

  @Test
  void a_name_that_resolves_slowly_holds_up_nobody_else() throws Exception {
    NameServer names = open(new NameServer(0, Duration.ofMillis(1_500)));
    names.says(NameServer.Says.ADDRESS, NameServer.Says.NO_ADDRESS);
    BackendText steady = BackendText.chain("steady", openAi(provider).path("/steady").secret("s"));
    mount(steady, changing("/v1", "one"));
    swap("bootstrap.json", asking(names.port(), mounted.get("bootstrap.json")));
    start();
    AtomicBoolean done = new AtomicBoolean();
    Future<Map<Integer, Integer>> load = clients.submit(() -> requests(done));

    BackendText slow =
        BackendText.chain("slow", openAi(provider).at("new.test", provider.port()).path("/slow"));
    mount(steady, changing("/v1", "one"), slow);
    within(2, () -> gateway.client().post("/ai/slow", "{}").status() == 503);
    within(4, () -> gateway.client().post("/ai/slow", "{}").status() == 200);
    EndpointText moved = openAi(provider).at("moved.test", provider.port()).path("/v2");
    mount(steady, BackendText.chain("changing", moved.model("two").secret("s")), slow);
    follows("/v1", "one", "Bearer first");
    within(4, () -> arrives("/v2", "two", "Bearer first"));

    done.set(true);
    assertThat(load.get(60, TimeUnit.SECONDS)).containsOnlyKeys(200);
    assertThat(names.asked()).contains("new.test", "moved.test");
  }

  /**
   * A bootstrap with this as its only name server. That takes Envoy's other resolver: the one that
   * mpool renders asks the servers of the whole machine.
   */
  private static String asking(int port, String bootstrap) throws IOException {
    ObjectMapper json = new ObjectMapper();
    ObjectNode config = (ObjectNode) json.readTree(bootstrap);
    String resolver =
        """
        {"name": "envoy.network.dns_resolver.cares", "typed_config": {
          "@type": "type.googleapis.com/envoy.extensions.network.dns_resolver.cares.v3.CaresDnsResolverConfig",
          "resolvers": [{"socket_address": {"address": "127.0.0.1", "port_value": %d}}],
          "dns_resolver_options": {"no_default_search_domain": true}}}
        """;
    config.set("typed_dns_resolver_config", json.readTree(resolver.formatted(port)));
    return config.toString();
  }

  private Map<Integer, Integer> requests(AtomicBoolean done) throws IOException {
    Map<Integer, Integer> statuses = new HashMap<>();
    while (!done.get()) {
      statuses.merge(gateway.client().post("/ai/steady", "{}").status(), 1, Integer::sum);
      statuses.merge(gateway.client().post("/ai/changing", "{}").status(), 1, Integer::sum);
    }
    return statuses;
  }

  private static boolean answers(int port) throws IOException {
    try {
      return new Client(port).post("/ai/steady", "{}").status() == 200;
    } catch (ConnectException notYet) {
      return false;
    }
  }

  private void awaitStreams() throws Exception {
    within(
        10,
        () ->
            provider.attempts().stream().filter(a -> a.path().equals("/stream")).count()
                == STREAMS);
  }

  private void tells(String statistic) throws Exception {
    within(2, () -> gateway.envoy().statistics().contains(statistic));
    assertThat(arrives("/good", "m", "Bearer first")).isTrue();
  }
}
