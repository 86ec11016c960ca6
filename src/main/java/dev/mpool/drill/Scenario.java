package dev.mpool.drill;

import dev.mpool.drill.Exchange.Script;
import dev.mpool.drill.Expectation.Ending;
import dev.mpool.drill.Trial.When;
import dev.mpool.envoy.EnvoyOptions;
import dev.mpool.plan.BackendPlan;
import dev.mpool.plan.Credential;
import dev.mpool.plan.Endpoint;
import dev.mpool.plan.FailoverPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;

/**
 * Something that may happen, played for every Backend in as many cases as it has for it.
 *
 * @param name as {@code --scenario} takes it
 * @param title what {@code --list} says of it
 * @param isSlow whether it is left out unless {@code --slow} is given
 * @param cases what is played for a Backend; none where it has no meaning
 */
public record Scenario(String name, String title, boolean isSlow, Cases cases) {

  /**
   * What scenarios are played for.
   *
   * @param backend empty for what HTTPRoutes do beside forwarding requests to one Backend
   */
  record Subject(
      FailoverPlan plan,
      Optional<BackendPlan> backend,
      List<DrilledRoute> routes,
      EnvoyOptions options) {}

  /** What is played of a scenario. */
  @FunctionalInterface
  interface Cases {
    List<Trial> of(Subject subject);
  }

  private static final int LARGE = 1 << 20;

  /** All of them, in the order in which they are reported. */
  public static final List<Scenario> ALL =
      List.of(
          of("healthy", "all providers answer", Scenario::healthy),
          failing("429", "providers answer 429", Reaction.status(429), 429),
          failing("503", "providers answer 503", Reaction.status(503), 503),
          failing("reset", "providers reset the connection", Reaction.RESET, 503),
          of("refused", "providers refuse the connection", Scenario::refused),
          failing("silence", "providers take the request and say nothing", Reaction.silence(), 504),
          of("passed-on", "400, 401 and 404 go to the client: no failover", Scenario::passedOn),
          of("stream", "a streamed answer comes whole, event by event", Scenario::stream),
          of("broken-stream", "a stream breaks: no failover once it began", Scenario::brokenStream),
          new Scenario(
              "large-body",
              "a large body (1 MiB) is the same on every attempt",
              false,
              subject ->
                  subject.backend().stream()
                      .map(each -> largeBody(each, subject.options()))
                      .toList()),
          of("forged", "a client forges private headers and credentials", Scenario::forged),
          of("missing-secret", "a token is missing: nothing is sent", Scenario::missingSecret),
          ofRoutes(DrilledRoute.TO_BACKEND, "a request for each rule of the HTTPRoutes"),
          ofRoutes(DrilledRoute.REDIRECT, "the redirects of the HTTPRoutes"),
          ofRoutes(DrilledRoute.WEIGHTS, "shares by weight, and 500 for a Backend that is missing"),
          of("share", "each entry of the first pool gets its share", LoadTrial::share),
          of("ejection", "an endpoint that keeps failing is left out", LoadTrial::ejection),
          new Scenario(
              "back",
              "an ejected endpoint comes back (10 s)",
              true,
              subject ->
                  subject.backend().map(each -> LoadTrial.back("back", each)).orElse(List.of())));

  /**
   * The scenarios of these names.
   *
   * @param names of scenarios or of cases of them; none for all but the slow ones
   * @param slow whether the slow ones are played without being named
   */
  public static List<Scenario> chosen(List<String> names, boolean slow) {
    return ALL.stream()
        .filter(
            each ->
                names.isEmpty()
                    ? slow || !each.isSlow
                    : names.stream().anyMatch(name -> (name + "-").startsWith(each.name + "-")))
        .toList();
  }

  /** Whether a trial is among those that were asked for. */
  static boolean isChosen(Trial trial, List<String> names) {
    return names.isEmpty()
        || names.stream().anyMatch(name -> (trial.name() + "-").startsWith(name + "-"));
  }

  private static Scenario of(
      String name, String title, BiFunction<String, BackendPlan, List<Trial>> cases) {
    return new Scenario(
        name,
        title,
        false,
        subject -> subject.backend().map(each -> cases.apply(name, each)).orElse(List.of()));
  }

  private static Scenario ofRoutes(String name, String title) {
    return new Scenario(
        name,
        title,
        false,
        subject ->
            subject.routes().stream()
                .filter(route -> route.scenario().equals(name) && route.obstacle().isEmpty())
                .map(route -> RouteTrial.of(route, subject.plan()))
                .toList());
  }

  /** The first attempts fail, for every number of them, and then all. */
  private static Scenario failing(String name, String title, Reaction failure, int statusOfAll) {
    return of(
        name,
        title,
        (scenario, backend) -> {
          List<Trial> trials = new ArrayList<>();
          int attempts = backend.attempts().size();
          for (int failed = 1; failed <= attempts; failed++) {
            boolean all = failed == attempts;
            List<Integer> order = Expectation.first(all ? attempts : failed + 1, backend);
            boolean isAnswer =
                !all || statusOfAll == 429 || statusOfAll == 503 && !name.equals("reset");
            trials.add(
                OneRequest.trial(
                    all ? name + "-all" : name + "-" + failed,
                    all ? "all " + name : "first " + failed + " " + name,
                    name.equals("silence") ? When.WAITING : When.IN_TURN,
                    Request.chat(backend.name()),
                    Script.failing(failed, failure),
                    new Expectation(
                        all ? statusOfAll : 200,
                        order,
                        isAnswer ? Ending.OF_PROVIDER : Ending.OF_ENVOY)));
          }
          return trials;
        });
  }

  private static List<Trial> healthy(String name, BackendPlan backend) {
    return List.of(
        OneRequest.trial(
            name,
            "all answer",
            When.IN_TURN,
            Request.chat(backend.name()),
            Script.HEALTHY,
            new Expectation(200, Expectation.first(1, backend), Ending.OF_PROVIDER)));
  }

  /** By priorities, because a mock cannot know which attempt it refuses. */
  private static List<Trial> refused(String name, BackendPlan backend) {
    List<Trial> trials = new ArrayList<>();
    int priorities = backend.priorities().size();
    for (int refusing = 1; refusing <= priorities; refusing++) {
      boolean all = refusing == priorities;
      trials.add(
          OneRequest.refused(
              all ? name + "-all" : name + "-" + refusing,
              all ? "all refuse" : "first " + refusing + " refuse",
              backend,
              Request.chat(backend.name()),
              refusing,
              new Expectation(
                  all ? 503 : 200,
                  all ? List.of() : List.of(refusing),
                  all ? Ending.OF_ENVOY : Ending.OF_PROVIDER)));
    }
    return trials;
  }

  private static List<Trial> passedOn(String name, BackendPlan backend) {
    List<Trial> trials = new ArrayList<>();
    for (int status : List.of(400, 401, 404)) {
      trials.add(
          OneRequest.trial(
              name + "-" + status,
              "first answers " + status,
              When.IN_TURN,
              Request.chat(backend.name()),
              Script.failing(1, Reaction.status(status)),
              new Expectation(status, Expectation.first(1, backend), Ending.OF_PROVIDER)));
    }
    return trials;
  }

  private static List<Trial> stream(String name, BackendPlan backend) {
    return List.of(
        streamed(name, "a stream, whole", backend, Reaction.STREAM, Ending.WHOLE_STREAM));
  }

  private static List<Trial> brokenStream(String name, BackendPlan backend) {
    return List.of(
        streamed(name, "a stream breaks", backend, Reaction.BROKEN_STREAM, Ending.BROKEN_STREAM));
  }

  private static Trial streamed(
      String name, String title, BackendPlan backend, Reaction stream, Ending ending) {
    return OneRequest.trial(
        name,
        title,
        When.IN_TURN,
        Request.stream(backend.name()),
        (attempt, arrival) -> stream,
        new Expectation(200, Expectation.first(1, backend), ending));
  }

  private static Trial largeBody(BackendPlan backend, EnvoyOptions options) {
    int attempts = backend.attempts().size();
    return OneRequest.trial(
        "large-body",
        attempts == 1 ? "large body" : "large body, last answers",
        When.IN_TURN,
        Request.large(backend.name(), (int) Math.min(LARGE, options.maxBody() / 2)),
        Script.failing(attempts - 1, Reaction.status(503)),
        new Expectation(200, Expectation.first(attempts, backend), Ending.OF_PROVIDER));
  }

  private static List<Trial> forged(String name, BackendPlan backend) {
    int attempts = backend.attempts().size();
    List<String> credentials = List.copyOf(AttemptCheck.credentialHeaders(backend));
    return List.of(
        OneRequest.trial(
            name,
            "client forges headers",
            When.IN_TURN,
            Request.chat(backend.name()).forged(credentials),
            Script.failing(attempts - 1, Reaction.status(503)),
            new Expectation(200, Expectation.first(attempts, backend), Ending.OF_PROVIDER)));
  }

  /** Up to the first priority in which every endpoint needs a Secret, the others fail. */
  private static List<Trial> missingSecret(String name, BackendPlan backend) {
    List<Endpoint> attempts = backend.attempts();
    for (int i = 0; i < attempts.size(); i++) {
      List<Endpoint> pool = backend.priorities().get(attempts.get(i).priority());
      Set<String> places = new TreeSet<>();
      for (Endpoint each : pool) {
        place(each.credential()).ifPresent(places::add);
      }
      if (pool.stream().allMatch(each -> place(each.credential()).isPresent())) {
        return List.of(
            OneRequest.withoutSecrets(
                name,
                Request.chat(backend.name()),
                new Expectation(503, Expectation.first(i, backend), Ending.naming(places))));
      } else if (!places.isEmpty()) {
        return List.of(); // Which entry is chosen decides.
      }
    }
    return List.of();
  }

  /** What the answer names when an endpoint's token is missing. */
  private static Optional<String> place(Credential credential) {
    if (credential instanceof Credential.Variable variable) {
      return Optional.of(variable.variable());
    }
    return credential instanceof Credential.MountedFile file
        ? Optional.of(file.secret().toString())
        : Optional.empty();
  }
}
