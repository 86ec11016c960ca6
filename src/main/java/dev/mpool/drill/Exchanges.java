package dev.mpool.drill;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Tells the attempts of requests that are under way at the same time apart, by a header that the
 * drill's client adds to each.
 */
final class Exchanges implements MockProvider.Reception {

  static final String HEADER = "mpool-drill";

  private final Map<String, Exchange> underWay = new ConcurrentHashMap<>();
  private final AtomicInteger last = new AtomicInteger();
  private final List<Arrival> all = new ArrayList<>();

  /** A request as it is to be sent, with what will be seen of it. */
  record Begun(Request request, Exchange exchange) {}

  /**
   * Begins a request.
   *
   * @param scenario whose it is, for those who read what the mocks received
   */
  Begun begin(String scenario, Request request, Exchange.Script script) {
    String id = scenario + '/' + last.incrementAndGet();
    Exchange exchange = new Exchange(script);
    underWay.put(id, exchange);
    return new Begun(request.with(HEADER, id), exchange);
  }

  /** Leaves what was seen so far out of {@link #all}. */
  void forget() {
    synchronized (all) {
      all.clear();
    }
  }

  @Override
  public Reaction receive(Arrival arrival) {
    synchronized (all) {
      all.add(arrival);
    }
    String id = arrival.request().first(HEADER);
    Exchange exchange = id == null ? null : underWay.get(id);
    return exchange == null ? Reaction.status(200) : exchange.next(arrival);
  }

  /** Every attempt that reached a mock, in order. */
  List<Arrival> all() {
    synchronized (all) {
      return List.copyOf(all);
    }
  }
}
