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
 * anywhere in these turns, so that one request in some hundreds finds the lesser one's. No two of
 * the weights have turns that keep coming at the same time: a request that tried them all would
 * leave the lesser one's turn to the next request, and that one to the next again.
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

  /** The weight of a layer's last priority: room for what keeps turns apart. */
  private static final int UNIT = 1000;

  /** By what part of a lesser turn the next one comes later each time: the golden section. */
  private static final double SHIFT_OF_PRIORITY = 0.382;

  /** The same among the endpoints of one priority, small enough for them to share their load. */
  private static final double SHIFT_OF_ENDPOINT = 0.003;

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
      selections = Math.max(selections, turns(layer));
    }
    boolean poolFirst = backend.order() == FailoverOrder.POOL_FIRST;
    return new Layers(layers, poolFirst ? backend.priorities().get(0).size() : 1, selections);
  }

  /** In how many turns each endpoint has had its own, twice over; 2 to 6,000 or so. */
  private static int turns(List<Member> layer) {
    long weights = 0;
    for (Member member : layer) {
      weights += member.weight();
    }
    return (int) (2 * weights / layer.get(layer.size() - 1).weight());
  }

  private static List<Member> layer(List<Endpoint> endpoints) {
    int last = endpoints.get(endpoints.size() - 1).priority();
    int span = last - endpoints.get(0).priority();
    double step =
        (span < 2 ? STEP : (int) Math.pow(LARGEST_WEIGHT, 1.0 / span)) + SHIFT_OF_PRIORITY;
    List<Member> members = new ArrayList<>(endpoints.size());
    for (Endpoint endpoint : endpoints) {
      double weight = UNIT * Math.pow(step, last - endpoint.priority());
      members.add(
          new Member(
              endpoint, span == 0 ? 1 : (int) (weight * (1 + SHIFT_OF_ENDPOINT * members.size()))));
    }
    return members;
  }
}
