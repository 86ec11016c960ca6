package dev.mpool.drill;

import dev.mpool.plan.BackendPlan;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How a drill went.
 *
 * @param envoyVersion the version of the Envoy that it was held with
 * @param changes how many values of each kind stand in place of rendered ones
 * @param attemptTimeout what the configuration is rendered with
 */
public record DrillReport(
    String envoyVersion,
    Map<DrilledConfig.What, Integer> changes,
    Duration attemptTimeout,
    List<OfBackend> backends,
    long millis) {

  /** The results of one Backend, in the order of the scenarios. */
  public record OfBackend(BackendPlan backend, List<Result> results) {

    public OfBackend {
      results = List.copyOf(results);
    }

    long failed() {
      return results.stream().filter(each -> !each.passed()).count();
    }
  }

  public DrillReport {
    changes = new EnumMap<>(changes);
    backends = List.copyOf(backends);
  }

  public boolean passed() {
    return failed() == 0;
  }

  long failed() {
    return backends.stream().mapToLong(OfBackend::failed).sum();
  }

  /** How many scenarios were played, over all Backends. */
  public int scenarios() {
    return backends.stream().mapToInt(each -> each.results().size()).sum();
  }
}
