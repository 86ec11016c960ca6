package dev.mpool.cli;

import dev.mpool.cli.option.AnyText;
import dev.mpool.cli.option.Choice;
import dev.mpool.cli.option.FileName;
import dev.mpool.cli.option.Measure;
import dev.mpool.cli.option.OptionGroup;
import dev.mpool.cli.option.Value;
import dev.mpool.drill.Drill;
import dev.mpool.drill.DrillException;
import dev.mpool.drill.DrillReport;
import dev.mpool.drill.EnvoyProgram;
import dev.mpool.drill.JsonDrillReport;
import dev.mpool.drill.JunitDrillReport;
import dev.mpool.drill.Scenario;
import dev.mpool.drill.TextDrillReport;
import dev.mpool.envoy.EnvoyOptions;
import dev.mpool.envoy.TemplateException;
import dev.mpool.envoy.Templates;
import dev.mpool.plan.BackendPlan;
import dev.mpool.plan.FailoverPlan;
import dev.mpool.report.Palette;
import dev.mpool.report.ReportFormat;
import dev.mpool.route.RouteSettings;
import dev.mpool.route.RouteSettings.Routes;
import dev.mpool.rule.RuleSettings;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code mpool drill}: proves the failover on the user's own Envoy. */
final class DrillCommand extends Subcommand {

  /** How a drill is told. */
  enum View {
    TEXT,
    JSON,
    JUNIT
  }

  private static final Duration ATTEMPT_TIMEOUT = Duration.ofSeconds(1);

  private final InputMixin input = new InputMixin(false);
  private final ManifestMixin manifests = new ManifestMixin();
  private final OptionGroup drill = new OptionGroup("Drill");
  private final OptionGroup form = new OptionGroup("Configuration");

  private final Value<Path> envoy =
      drill.value(
          "--envoy FILE",
          "The Envoy to run (default: that of MPOOL_ENVOY, else envoy on the PATH).",
          new FileName(),
          null);

  private final Value<String> envoyImage =
      drill.value(
          "--envoy-image IMAGE",
          "Run the Envoy of this image in a container, by docker, podman or nerdctl (default: the"
              + " first of them on the PATH; MPOOL_ENGINE names another).",
          new AnyText(),
          null);

  private final Value<List<String>> backends =
      drill.values(
          "--backend NAMESPACE/NAME",
          "Play scenarios for this Backend only; may be repeated.",
          new AnyText());

  private final Value<List<String>> chosen =
      drill.values(
          "--scenario NAME",
          "Play this scenario only, such as 429, or one case of it, such as 429-1; may be"
              + " repeated.",
          new AnyText());

  private final Value<Boolean> list = drill.flag("--list", "List the scenarios, and run nothing.");

  private final Value<Boolean> slow =
      drill.flag("--slow", "Play the scenarios that take longer than 10 s, too.");

  private final ServeMixin serving = new ServeMixin(drill);

  private final Value<Long> attemptTimeout =
      drill.value(
          "--attempt-timeout DURATION",
          "How long a provider may be silent, as of render, but short (default: 1s; less where all"
              + " attempts would not fit into the timeout of .mpool.yaml).",
          Measure.duration(),
          ATTEMPT_TIMEOUT.toMillis());

  private final Value<Path> keep =
      drill.value(
          "--keep DIR",
          "Leave the configuration, Envoy's logs and what each mock received in DIR.",
          new FileName(),
          null);

  private final Value<View> format =
      drill.value(
          "--format FORMAT",
          "How the drill is told: text (default), json or junit.",
          Choice.of(View.values()),
          View.TEXT);

  private final Value<ReportArguments.Colour> colour = ReportMixin.colour(drill);

  private final Value<Path> templates =
      form.value(
          "--templates DIR",
          "Take Mustache templates of the same names from DIR instead of mpool's own.",
          new FileName(),
          null);

  DrillCommand() {
    super(
        "drill",
        "Prove the failover of every AI Backend on your own Envoy, with mock providers on loopback.",
        "mpool drill backend.yaml",
        "mpool drill --scenario 429 --backend ai/chat manifests/",
        "mpool drill --format junit manifests/ > drill.xml",
        "mpool drill --serve --failing 0 backend.yaml");
    accept(input.paths);
    accept(drill, input.group, form, manifests.routing, manifests.providers, manifests.tokens);
  }

  @Override
  ExitCode run(Console console) throws Failure, IOException {
    if (list.get()) {
      return list(console);
    }
    if (input.paths().isEmpty()) {
      throw Failure.usage("A PATH is missing. See mpool drill --help.");
    }
    if (envoy.get() != null && envoyImage.get() != null) {
      throw Failure.usage("--envoy and --envoy-image exclude each other.");
    }
    checkServe();
    Project project = ProjectFile.read(input.config.get());
    project.complete(form);
    RuleSettings rules = manifests.values(project);
    if (rules.routes().routes() == Routes.HTTPROUTE) {
      // Scenarios reach a Backend by its name; its HTTPRoutes come before that all the same.
      rules = rules.withRoutes(new RouteSettings(Routes.AUTO, rules.routes().gateway()));
    }
    EnvoyOptions asked = new EnvoyMixin().values(project);
    InputArguments input = this.input.values(project);
    ReportArguments findings = new ReportArguments(ReportFormat.TEXT, colour.get(), project.file());
    Templates templates = RenderCommand.templates(this.templates.get());

    FailoverPlan plan = input.told(rules, findings, console).plan();
    if (plan.backends().isEmpty() && input.allowEmpty()) {
      return ExitCode.SUCCESS;
    }
    if (plan.backends().isEmpty()) {
      throw Failure.of("No AI Backend found; Backends of other types have no failover.");
    }
    checkKeep();
    try {
      EnvoyProgram program = program(console);
      if (serving.isAsked()) {
        Palette palette = colour.get().palette(console.out(), console);
        serving.serve(plan, asked, templates, program, palette, console);
        return ExitCode.SUCCESS;
      }
      return hold(plan, asked, templates, program, console);
    } catch (DrillException | TemplateException e) {
      throw Failure.of(e.getMessage());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private EnvoyProgram program(Console console)
      throws IOException, InterruptedException, DrillException {
    Remarks remarks = new Remarks(true, console);
    Map<String, String> environment = console.environment();
    EnvoyProgram program =
        envoyImage.get() == null
            ? EnvoyProgram.find(Optional.ofNullable(envoy.get()), environment)
            : EnvoyProgram.ofImage(envoyImage.get(), environment, remarks::add);
    if (program.remark().isPresent()) {
      remarks.add(program.remark().get());
    }
    return program;
  }

  private void checkServe() throws Failure {
    boolean plays =
        !chosen.get().isEmpty()
            || !backends.get().isEmpty()
            || slow.get()
            || keep.get() != null
            || format.get() != View.TEXT;
    if (serving.isAsked() && plays) {
      throw Failure.usage(
          "--serve plays no scenario: it does not go with --scenario, --backend, --slow, --keep or"
              + " --format.");
    }
    serving.check();
  }

  /** Before anything is played, which would be for nothing. */
  private void checkKeep() throws Failure {
    if (keep.get() != null) {
      try {
        Files.createDirectories(keep.get());
        Files.delete(Files.createTempFile(keep.get(), ".mpool-drill", ""));
      } catch (IOException e) {
        boolean isFile = e instanceof FileAlreadyExistsException;
        String reason = isFile ? "it is a file" : OutputFile.reason(e);
        throw Failure.of("--keep: cannot write to " + keep.get() + ": " + reason + '.');
      }
    }
  }

  /**
   * Attempts that are silent all fit into {@code --timeout}, which would end the last ones before
   * their turn otherwise.
   */
  private Duration fitting(EnvoyOptions options, FailoverPlan plan) {
    long attempts = 1;
    for (BackendPlan backend : plan.backends()) {
      attempts = Math.max(attempts, backend.attempts().size());
    }
    Duration most = options.timeout().dividedBy(attempts + 1);
    Duration asked = Duration.ofMillis(attemptTimeout.get());
    return asked.compareTo(most) < 0 ? asked : most;
  }

  private ExitCode hold(
      FailoverPlan plan,
      EnvoyOptions options,
      Templates templates,
      EnvoyProgram program,
      Console console)
      throws Failure, IOException, InterruptedException, DrillException {
    List<BackendPlan> asked = asked(plan);
    List<Scenario> scenarios = Scenario.chosen(chosen.get(), slow.get());
    if (scenarios.isEmpty()) {
      throw Failure.usage("--scenario: there is no such scenario. See mpool drill --list.");
    }
    Optional<Path> kept = Optional.ofNullable(keep.get());
    DrillReport report;
    try (ProgressLine progress = ProgressLine.on(console, 0)) {
      Drill drill =
          new Drill(
              plan,
              asked,
              options,
              fitting(options, plan),
              templates,
              program,
              scenarios,
              chosen.get(),
              kept,
              progress::show);
      if (drill.obstacle().isPresent()) {
        throw Failure.usage("--scenario: " + drill.obstacle().get());
      }
      report = drill.hold();
    }
    Writer out = console.out().writer();
    switch (format.get()) {
      case TEXT ->
          new TextDrillReport(colour.get().palette(console.out(), console)).write(report, out);
      case JSON -> JsonDrillReport.write(report, out);
      case JUNIT -> JunitDrillReport.write(report, out);
    }
    out.flush();
    return report.passed() ? ExitCode.SUCCESS : ExitCode.FINDINGS;
  }

  private List<BackendPlan> asked(FailoverPlan plan) throws Failure {
    List<String> names = backends.get();
    for (String name : names) {
      if (plan.backends().stream().noneMatch(each -> each.name().toString().equals(name))) {
        throw Failure.usage("--backend: the input has no AI Backend " + name + '.');
      }
    }
    return plan.backends().stream()
        .filter(each -> names.isEmpty() || names.contains(each.name().toString()))
        .toList();
  }

  private static ExitCode list(Console console) throws IOException {
    StringBuilder text = new StringBuilder();
    for (Scenario each : Scenario.ALL) {
      String title = each.title() + (each.isSlow() ? "; only with --slow" : "");
      text.append(String.format("%-15s %s%n", each.name(), title));
    }
    console.out().print(text.toString());
    return ExitCode.SUCCESS;
  }
}
