package dev.mpool.drill;

import dev.mpool.drill.Trial.When;
import dev.mpool.envoy.EnvoyOptions;
import dev.mpool.envoy.Templates;
import dev.mpool.plan.BackendPlan;
import dev.mpool.plan.FailoverPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Holds a drill: every scenario is played for every Backend that was asked for, and what the mocks
 * and the client saw is compared with the plan.
 *
 * @param plan all that is rendered
 * @param drilled the Backends of it that scenarios are played for
 * @param options what it is rendered with
 * @param patience how long a provider may be silent where one is
 * @param scenarios what is played
 * @param cases the names of scenarios or cases that were asked for; none for all of them
 * @param keep where files of the run are left, if anywhere
 * @param progress is told what happens now
 */
public record Drill(
    FailoverPlan plan,
    List<BackendPlan> drilled,
    EnvoyOptions options,
    Duration patience,
    Templates templates,
    EnvoyProgram envoy,
    List<Scenario> scenarios,
    List<String> cases,
    Optional<Path> keep,
    Consumer<String> progress) {

  /** How many wait for silent mocks at the same time. */
  private static final int WAITING_AT_ONCE = 16;

  private static final int BACKENDS_AT_ONCE =
      Math.max(1, Runtime.getRuntime().availableProcessors());

  private static final DrilledConfig.Address ANY_PORT = new DrilledConfig.Address("127.0.0.1", 0);

  public Drill {
    drilled = List.copyOf(drilled);
    scenarios = List.copyOf(scenarios);
    cases = List.copyOf(cases);
  }

  /** What is played for a Backend or for HTTPRoutes. */
  private record Part(Optional<BackendPlan> backend, List<Trial> trials, List<String> notDrilled) {

    boolean isEmpty() {
      return trials.isEmpty() && notDrilled.isEmpty();
    }

    List<Trial> of(When when) {
      return trials.stream().filter(trial -> trial.when() == when).toList();
    }

    DrillReport.Part told(Map<Trial, Result> results) {
      List<Result> own = trials.stream().map(results::get).toList();
      return new DrillReport.Part(backend, own, notDrilled);
    }
  }

  /**
   * Holds it.
   *
   * @throws DrillException if it cannot be held to its end
   * @throws IOException if a file of the run cannot be written
   */
  public DrillReport hold() throws IOException, InterruptedException, DrillException {
    long start = System.nanoTime();
    List<Part> parts = parts();
    boolean needsBare =
        parts.stream()
            .flatMap(part -> part.trials().stream())
            .anyMatch(trial -> trial.name().equals("missing-secret"));
    Exchanges exchanges = new Exchanges();
    boolean hasSilent = parts.stream().anyMatch(part -> !part.of(When.WAITING).isEmpty());
    Optional<Duration> impatience = Optional.of(patience).filter(any -> hasSilent);
    Stage.Setup setup =
        new Stage.Setup(plan, options, templates, envoy, ANY_PORT, needsBare, impatience, false);
    progress.accept("Envoy " + envoy.version() + " starts");
    try (Stage stage = Stage.set(setup, exchanges)) {
      stage.awaitAll();
      Map<Trial, Result> results = played(parts, stage, stage.field(exchanges));
      if (keep.isPresent()) {
        new KeptFiles(keep.get(), stage.tokens()).write(stage, exchanges.all());
      }
      Map<DrilledConfig.What, Integer> changes = new EnumMap<>(DrilledConfig.What.class);
      stage.config().changes().forEach(change -> changes.merge(change.what(), 1, Integer::sum));
      long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
      List<DrillReport.Part> told = parts.stream().map(part -> part.told(results)).toList();
      return new DrillReport(envoy.version(), changes, impatience, told, millis);
    }
  }

  /** Why nothing would be played, if nothing would. */
  public Optional<String> obstacle() {
    List<Part> parts = parts();
    if (parts.stream().anyMatch(part -> !part.trials().isEmpty())) {
      return Optional.empty();
    }
    List<String> reasons = parts.stream().flatMap(part -> part.notDrilled().stream()).toList();
    return Optional.of(
        reasons.isEmpty()
            ? "the input has no case of it."
            : "no request was found for it.\n  " + String.join("\n  ", reasons));
  }

  private List<Part> parts() {
    boolean takesOthers = options.others() == EnvoyOptions.OtherOperations.REPLACE;
    List<DrilledRoute> routes = DrilledRoute.of(plan, takesOthers);
    List<Part> parts = new ArrayList<>();
    for (BackendPlan backend : drilled) {
      parts.add(part(Optional.of(backend), routes));
    }
    if (drilled.size() == plan.backends().size()) {
      parts.add(part(Optional.empty(), routes));
    }
    return parts.stream().filter(part -> !part.isEmpty()).toList();
  }

  private Part part(Optional<BackendPlan> backend, List<DrilledRoute> all) {
    List<DrilledRoute> routes =
        all.stream().filter(each -> each.owner().equals(backend.map(BackendPlan::name))).toList();
    Scenario.Subject subject = new Scenario.Subject(plan, backend, routes, options);
    List<Trial> trials = new ArrayList<>();
    List<String> notDrilled = new ArrayList<>();
    for (Scenario scenario : scenarios) {
      scenario.cases().of(subject).stream()
          .filter(trial -> Scenario.isChosen(trial, cases))
          .forEach(trials::add);
      routes.stream()
          .filter(each -> each.scenario().equals(scenario.name()) && each.obstacle().isPresent())
          .map(DrilledRoute::notDrilled)
          .filter(each -> !notDrilled.contains(each))
          .forEach(notDrilled::add);
    }
    return new Part(backend, trials, notDrilled);
  }

  private Map<Trial, Result> played(List<Part> parts, Stage stage, Field field)
      throws IOException, InterruptedException, DrillException {
    long all = parts.stream().mapToLong(part -> part.trials().size()).sum();
    Map<Trial, Result> results = Collections.synchronizedMap(new IdentityHashMap<>());
    ExecutorService waiting = Executors.newFixedThreadPool(WAITING_AT_ONCE);
    ExecutorService inTurn = Executors.newFixedThreadPool(BACKENDS_AT_ONCE);
    try {
      List<Future<?>> played = new ArrayList<>();
      for (Part part : parts) {
        if (part.backend().isPresent()) {
          played.add(inTurn.submit(() -> warmUp(part.backend().get(), field)));
        }
      }
      await(played);
      field.exchanges().forget();
      for (Part part : parts) {
        for (Trial trial : part.of(When.WAITING)) {
          played.add(waiting.submit(() -> play(List.of(trial), field, results, all)));
        }
      }
      for (When when : List.of(When.IN_TURN, When.ALONE, When.LAST)) {
        if (when == When.LAST) {
          stage.envoy().eject();
        }
        for (Part part : parts) {
          played.add(inTurn.submit(() -> play(part.of(when), field, results, all)));
        }
        await(played);
        stage.envoy().mustRun();
      }
    } finally {
      waiting.shutdownNow();
      inTurn.shutdownNow();
    }
    return results;
  }

  private static Void warmUp(BackendPlan backend, Field field) {
    try {
      field.warmUp(backend);
    } catch (IOException e) {
      // A scenario will tell.
    }
    return null;
  }

  private static void await(List<Future<?>> all) throws InterruptedException, DrillException {
    for (Future<?> each : all) {
      try {
        each.get();
      } catch (ExecutionException e) {
        if (e.getCause() instanceof DrillException failure) {
          throw failure;
        }
        throw new IllegalStateException(e.getCause());
      }
    }
  }

  private Void play(List<Trial> trials, Field field, Map<Trial, Result> results, long all)
      throws InterruptedException, DrillException {
    for (Trial trial : trials) {
      results.put(trial, play(trial, field));
      progress.accept(results.size() + " of " + all + " scenarios are played");
    }
    return null;
  }

  private static Result play(Trial trial, Field field) throws InterruptedException, DrillException {
    try {
      return trial.on(field);
    } catch (IOException e) {
      List<Problem> none = List.of(new Problem("answer", "one", "none: " + e.getMessage()));
      OptionalInt noStatus = OptionalInt.empty();
      return new Result(trial.name(), trial.title(), noStatus, 0, List.of(), none, List.of());
    }
  }
}
