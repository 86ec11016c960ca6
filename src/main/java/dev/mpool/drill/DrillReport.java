package dev.mpool.drill;

import dev.mpool.plan.BackendPlan;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a drill went.
 *
 * @param envoyVersion the version of the Envoy that it was held with
 * @param changes how many values of each kind stand in place of rendered ones
 * @param patience the attempt timeout for silent providers, if one was silent
 */
public record DrillReport(
    String envoyVersion,
    Map<DrilledConfig.What, Integer> changes,
    Optional<Duration> patience,
    List<Part> parts,
    long millis) {

  /**
   * The results of one Backend, or of HTTPRoutes, in the order of the scenarios.
   *
   * @param backend empty for what HTTPRoutes do beside forwarding requests to one Backend
   * @param notDrilled rules of HTTPRoutes that no request was made up for, and why
   */
  public record Part(Optional<BackendPlan> backend, List<Result> results, List<String> notDrilled) {

    public Part {
      results = List.copyOf(results);
      notDrilled = List.copyOf(notDrilled);
    }

    String name() {
      return backend.map(each -> each.name().toString()).orElse("HTTPRoutes");
    }

    long failed() {
      return results.stream().filter(each -> !each.passed()).count();
    }
  }

  public DrillReport {
    changes = new EnumMap<>(changes);
    parts = List.copyOf(parts);
  }

  /** What was drilled, such as {@code 2 Backends and HTTPRoutes}. */
  String subject() {
    long backends = parts.stream().filter(each -> each.backend().isPresent()).count();
    String told = backends + (backends == 1 ? " Backend" : " Backends");
    boolean hasRoutes = backends < parts.size();
    return backends == 0 ? "HTTPRoutes" : told + (hasRoutes ? " and HTTPRoutes" : "");
  }

  public boolean passed() {
    return failed() == 0;
  }

  long failed() {
    return parts.stream().mapToLong(Part::failed).sum();
  }

  long backends() {
    return parts.stream().filter(each -> each.backend().isPresent()).count();
  }

  /** How many scenarios were played, over all Backends. */
  public int scenarios() {
    return parts.stream().mapToInt(each -> each.results().size()).sum();
  }
}
