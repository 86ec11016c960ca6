package dev.mpool.drill;

import dev.mpool.drill.Trial.When;
import dev.mpool.envoy.EnvoyOptions;
import dev.mpool.envoy.Templates;
import dev.mpool.plan.BackendPlan;
import dev.mpool.plan.FailoverPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Holds a drill: every scenario is played for every Backend that was asked for, and what the mocks
 * and the client saw is compared with the plan.
 *
 * @param plan all that is rendered
 * @param drilled the Backends of it that scenarios are played for
 * @param options what it is rendered with
 * @param scenarios what is played
 * @param cases the names of scenarios or cases that were asked for; none for all of them
 * @param keep where files of the run are left, if anywhere
 */
public record Drill(
    FailoverPlan plan,
    List<BackendPlan> drilled,
    EnvoyOptions options,
    Templates templates,
    EnvoyProgram envoy,
    List<Scenario> scenarios,
    List<String> cases,
    Optional<Path> keep) {

  /** How many wait for silent mocks at the same time. */
  private static final int AT_ONCE = 16;

  private static final int BACKENDS_AT_ONCE =
      Math.max(1, Runtime.getRuntime().availableProcessors());

  private static final DrilledConfig.Address ANY_PORT = new DrilledConfig.Address("127.0.0.1", 0);

  public Drill {
    drilled = List.copyOf(drilled);
    scenarios = List.copyOf(scenarios);
    cases = List.copyOf(cases);
  }

  /** A trial and where it is played. */
  private record Turn(Field field, Trial trial) {}

  /**
   * Holds it.
   *
   * @throws DrillException if it cannot be held to its end
   * @throws IOException if a file of the run cannot be written
   */
  public DrillReport hold() throws IOException, InterruptedException, DrillException {
    long start = System.nanoTime();
    Exchanges exchanges = new Exchanges();
    Stage.Setup setup =
        new Stage.Setup(plan, options, templates, envoy, ANY_PORT, needsBare(), false);
    try (Stage stage = Stage.set(setup, exchanges)) {
      List<List<Turn>> turns = new ArrayList<>();
      for (BackendPlan backend : drilled) {
        Field field = stage.field(backend, exchanges);
        turns.add(trials(backend).stream().map(trial -> new Turn(field, trial)).toList());
      }
      Map<Trial, Result> results = played(turns, stage);
      if (keep.isPresent()) {
        new KeptFiles(keep.get(), stage.tokens()).write(stage, exchanges.all());
      }
      Map<DrilledConfig.What, Integer> changes = new EnumMap<>(DrilledConfig.What.class);
      stage.config().changes().forEach(change -> changes.merge(change.what(), 1, Integer::sum));
      long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
      return new DrillReport(
          envoy.version(), changes, options.attemptTimeout(), byBackend(turns, results), millis);
    }
  }

  private boolean needsBare() {
    return drilled.stream()
        .flatMap(backend -> trials(backend).stream())
        .anyMatch(trial -> trial.name().equals("missing-secret"));
  }

  private List<Trial> trials(BackendPlan backend) {
    return scenarios.stream()
        .flatMap(each -> each.cases().of(plan, backend, options).stream())
        .filter(trial -> Scenario.isChosen(trial, cases))
        .toList();
  }

  private static List<DrillReport.OfBackend> byBackend(
      List<List<Turn>> turns, Map<Trial, Result> results) {
    List<DrillReport.OfBackend> all = new ArrayList<>();
    for (List<Turn> each : turns) {
      if (!each.isEmpty()) {
        List<Result> own = each.stream().map(turn -> results.get(turn.trial())).toList();
        all.add(new DrillReport.OfBackend(each.get(0).field().backend(), own));
      }
    }
    return all;
  }

  private Map<Trial, Result> played(List<List<Turn>> turns, Stage stage)
      throws IOException, InterruptedException, DrillException {
    Map<Trial, Result> results = new IdentityHashMap<>();
    for (When when : When.values()) {
      if (when == When.LAST) {
        stage.envoy().eject();
      }
      List<List<Turn>> sideBySide = new ArrayList<>();
      for (List<Turn> ofBackend : turns) {
        List<Turn> those = of(when, ofBackend);
        if (when == When.WAITING) {
          those.forEach(turn -> sideBySide.add(List.of(turn)));
        } else {
          sideBySide.add(those);
        }
      }
      results.putAll(played(sideBySide, when == When.WAITING ? AT_ONCE : BACKENDS_AT_ONCE));
      stage.envoy().mustRun();
    }
    return results;
  }

  /** Plays each list in its order, and that many lists at once. */
  private static Map<Trial, Result> played(List<List<Turn>> sideBySide, int atOnce)
      throws InterruptedException {
    Map<Trial, Result> results = new IdentityHashMap<>();
    ExecutorService threads = Executors.newFixedThreadPool(atOnce);
    try {
      List<Callable<List<Result>>> tasks = new ArrayList<>();
      for (List<Turn> turns : sideBySide) {
        tasks.add(() -> play(turns));
      }
      List<Future<List<Result>>> done = threads.invokeAll(tasks);
      for (int i = 0; i < done.size(); i++) {
        List<Result> each = done.get(i).get();
        for (int t = 0; t < each.size(); t++) {
          results.put(sideBySide.get(i).get(t).trial(), each.get(t));
        }
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } finally {
      threads.shutdownNow();
    }
    return results;
  }

  private static List<Turn> of(When when, List<Turn> turns) {
    return turns.stream().filter(turn -> turn.trial().when() == when).toList();
  }

  private static List<Result> play(List<Turn> turns) throws InterruptedException {
    List<Result> results = new ArrayList<>();
    for (Turn turn : turns) {
      results.add(play(turn));
    }
    return results;
  }

  private static Result play(Turn turn) throws InterruptedException {
    try {
      return turn.trial().on(turn.field());
    } catch (IOException e) {
      Problem none = new Problem("answer", "one", "none: " + e.getMessage());
      String name = turn.trial().name();
      String title = turn.trial().title();
      return new Result(name, title, OptionalInt.empty(), 0, List.of(), List.of(none));
    }
  }
}
