package dev.mpool.e2e;

import static dev.mpool.e2e.EndpointText.openAi;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mpool.model.FailoverOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The order of the attempts, for all chains of up to four priorities of up to three entries: the
 * others of a pool come before the next priority, and no endpoint twice.
 */
class FailoverOrderIT {

  @RegisterExtension private final Gateway gateway = new Gateway();
  private final MockProvider provider = gateway.provider();

  @Test
  void every_endpoint_is_tried_once_pool_by_pool() throws Exception {
    List<List<Integer>> chains = new ArrayList<>();
    for (int length = 1; length <= 4; length++) {
      chains.addAll(chains(length));
    }
    assertThat(chains).hasSize(120);
    gateway.start(chains.stream().map(this::backend).toArray(BackendText[]::new));

    for (List<Integer> chain : chains) {
      List<String> tried = attempts(chain);
      for (int more = turns(chain);
          more > 0 && !priorities(tried).equals(inManifest(chain));
          more--) {
        tried = attempts(chain);
      }
      assertThat(tried).as("%s", chain).doesNotHaveDuplicates().hasSize(sum(chain));
      assertThat(priorities(tried)).as("%s", chain).isEqualTo(inManifest(chain));
    }
  }

  /**
   * How many requests may find a lesser priority's turn first: Envoy begins anywhere in its turns,
   * and from then on the lesser one's never comes first twice in a row. Fewer than eject an
   * endpoint.
   */
  private static int turns(List<Integer> chain) {
    List<Integer> order = inManifest(chain);
    int turns = 0;
    for (int i = 0; i < order.size(); i += chain.get(0)) {
      List<Integer> layer = order.subList(i, Math.min(i + chain.get(0), order.size()));
      turns = Math.max(turns, (int) layer.stream().distinct().count() - 1);
    }
    return turns;
  }

  private List<String> attempts(List<Integer> chain) throws Exception {
    provider.reset();
    provider.behaving(Behaviour.status(429));
    assertThat(gateway.post("/ai/" + name(chain), "{}").status()).isEqualTo(429);
    return tried();
  }

  @Test
  void the_order_outlives_requests_that_tried_every_endpoint() throws Exception {
    List<List<Integer>> chains =
        List.of(List.of(2, 1, 1), List.of(3, 1, 2), List.of(3, 2, 1), List.of(3, 1, 1, 1));
    gateway.start(chains.stream().map(this::backend).toArray(BackendText[]::new));
    for (List<Integer> chain : chains) {
      List<List<Integer>> orders = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        orders.add(priorities(attempts(chain)));
      }
      // An endpoint that failed five times is ejected.
      assertThat(orders)
          .as("%s", chain)
          .filteredOn(inManifest(chain)::equals)
          .hasSizeGreaterThanOrEqualTo(3);
    }
  }

  @Test
  void priority_first_leaves_a_pool_after_one_attempt() throws Exception {
    gateway.order(FailoverOrder.PRIORITY_FIRST).start(backend(List.of(2, 2)));
    provider.behaving(Behaviour.status(429));

    gateway.post("/ai/c22", "{}");

    assertThat(priorities(tried())).containsExactly(0, 1, 0, 1);
    assertThat(tried()).doesNotHaveDuplicates();
  }

  @Test
  void a_pool_shares_its_load() throws Exception {
    gateway.start(backend(List.of(2, 1, 2)));
    for (int i = 0; i < 10; i++) {
      gateway.post("/ai/c212", "{}");
    }
    assertThat(Collections.frequency(tried(), "/0/0")).isBetween(4, 6);
    assertThat(Collections.frequency(tried(), "/0/1")).isBetween(4, 6);
  }

  private List<String> tried() {
    return provider.attempts().stream().map(MockProvider.Attempt::path).toList();
  }

  private static List<Integer> priorities(List<String> paths) {
    return paths.stream().map(path -> Integer.parseInt(path.substring(1, 2))).toList();
  }

  private static List<Integer> inManifest(List<Integer> chain) {
    return IntStream.range(0, chain.size())
        .boxed()
        .flatMap(priority -> Collections.nCopies(chain.get(priority), priority).stream())
        .toList();
  }

  private static int sum(List<Integer> chain) {
    return chain.stream().mapToInt(Integer::intValue).sum();
  }

  private static List<List<Integer>> chains(int length) {
    if (length == 0) {
      return List.of(List.of());
    }
    List<List<Integer>> all = new ArrayList<>();
    for (List<Integer> start : chains(length - 1)) {
      for (int size = 1; size <= 3; size++) {
        List<Integer> chain = new ArrayList<>(start);
        chain.add(size);
        all.add(chain);
      }
    }
    return all;
  }

  private static String name(List<Integer> chain) {
    StringBuilder name = new StringBuilder("c");
    chain.forEach(name::append);
    return name.toString();
  }

  private BackendText backend(List<Integer> chain) {
    BackendText backend = BackendText.named(name(chain));
    for (int priority = 0; priority < chain.size(); priority++) {
      List<EndpointText> pool = new ArrayList<>();
      for (int i = 0; i < chain.get(priority); i++) {
        pool.add(openAi(provider).path("/" + priority + "/" + i));
      }
      backend.priority(pool);
    }
    return backend;
  }
}
