package dev.mpool.envoy;

import dev.mpool.model.FailoverOrder;
import dev.mpool.plan.BackendPlan;
import dev.mpool.plan.Endpoint;
import java.util.ArrayList;
import java.util.List;

/**
 * The layers of a Backend with what has Envoy try the endpoints in the Backend's order: where a
 * layer holds endpoints of several priorities, the first of them gets nearly all of what comes
 * there, and the others are for when it fails. Envoy gives each its turn by weight and begins
 * anywhere in these turns, so that one request in some hundreds finds the lesser one's.
 *
 * @param stay after how many attempts a request leaves a layer
 * @param selections how often Envoy has to choose until it has surely met each endpoint of a layer
 */
record Layers(List<List<Member>> layers, int stay, int selections) {

  /**
   * Enough to find the last of two or three endpoints by chance, as it has to be found while Envoy
   * goes by no priority.
   */
  private static final int LEAST_SELECTIONS = 30;

  /** Envoy counts the previous hosts of a request one by one: more than this many never help. */
  private static final int MOST_SELECTIONS = 100;

  /** The largest weight beside one of 1; Envoy takes a millisecond to find its way past that. */
  private static final int LARGEST_WEIGHT = 2500;

  /** The weight of a priority's endpoints beside those of the next one, the last in its layer. */
  private static final int STEP = 500;

  /**
   * An endpoint in its layer.
   *
   * @param weight its part of what comes to the layer
   */
  record Member(Endpoint endpoint, int weight) {}

  static Layers of(BackendPlan backend) {
    int selections =
        Math.max(LEAST_SELECTIONS, Math.min(4 * backend.endpoints().size(), MOST_SELECTIONS));
    List<List<Member>> layers = new ArrayList<>();
    for (List<Endpoint> endpoints : backend.layers()) {
      List<Member> layer = layer(endpoints);
      layers.add(layer);
      int weights = 0;
      for (Member member : layer) {
        weights += member.weight();
      }
      selections = Math.max(selections, layer.get(0).weight() > 1 ? 2 * weights : 0);
    }
    boolean poolFirst = backend.order() == FailoverOrder.POOL_FIRST;
    return new Layers(layers, poolFirst ? backend.priorities().get(0).size() : 1, selections);
  }

  private static List<Member> layer(List<Endpoint> endpoints) {
    int first = endpoints.get(0).priority();
    int last = endpoints.get(endpoints.size() - 1).priority();
    int step = last - first < 2 ? STEP : (int) Math.pow(LARGEST_WEIGHT, 1.0 / (last - first));
    List<Member> members = new ArrayList<>(endpoints.size());
    for (Endpoint endpoint : endpoints) {
      members.add(new Member(endpoint, (int) Math.pow(step, last - endpoint.priority())));
    }
    return members;
  }
}
