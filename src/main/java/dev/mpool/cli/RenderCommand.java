package dev.mpool.cli;

import dev.mpool.Compiler;
import dev.mpool.Inspection;
import dev.mpool.Outcome;
import dev.mpool.envoy.EnvoyConfig;
import dev.mpool.envoy.EnvoyOptions;
import dev.mpool.envoy.TemplateException;
import dev.mpool.envoy.Templates;
import dev.mpool.plan.FailoverPlan;
import dev.mpool.rule.RuleSettings;
import dev.mpool.text.Unopened;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code mpool render}: prints an Envoy configuration, whole or not at all. */
final class RenderCommand implements Command {

  private static final Option<Path> OUTPUT =
      OutputFile.option(
          "Write to FILE instead of standard output; FILE is replaced only if all goes well.");

  /** What is rendered for. */
  enum Target {
    ENVOY
  }

  /** How the configuration is written. */
  enum Emit {
    YAML,
    JSON
  }

  private static final Option<Target> TARGET =
      Option.of(
          "--target",
          "NAME",
          "What to render for: envoy (default).",
          new Choice<>(List.of(Target.ENVOY)),
          Target.ENVOY);

  private static final Option<Emit> EMIT =
      Option.of(
          "--emit",
          "SYNTAX",
          "Write the configuration as yaml (default) or json, which has no comments.",
          new Choice<>(List.of(Emit.values())),
          Emit.YAML);

  private static final Option<Path> CHECK =
      Option.of(
          "--check",
          "FILE",
          "Write nothing; exit with 1 and a diff if FILE does not hold what would be written.",
          new FileName(),
          null);

  private static final Option<Path> TEMPLATES =
      Option.of(
          "--templates",
          "DIR",
          "Take Mustache templates of the same names from DIR instead of mpool's own.",
          new FileName(),
          null);

  /** The options that say what is written, which are a project's to decide as well. */
  static final List<Option<?>> SETTINGS = settings();

  private static List<Option<?>> settings() {
    List<Option<?>> settings = new ArrayList<>(List.of(EMIT));
    settings.addAll(EnvoyArguments.OPTIONS);
    settings.addAll(ManifestOptions.OPTIONS);
    settings.addAll(List.of(TEMPLATES, TARGET));
    return settings;
  }

  @Override
  public Syntax syntax() {
    return Syntax.of(
        List.of("render"),
        "Print an Envoy configuration in which every AI Backend of the input fails over.",
        InputArguments.PATHS,
        List.of(
            "mpool render backend.yaml > envoy.yaml",
            "mpool render --output envoy.yaml manifests/",
            "mpool render --check envoy.yaml manifests/",
            "mpool render --secret-env ai/openai=OPENAI_API_KEY backend.yaml"),
        InputArguments.OPTIONS,
        List.of(OUTPUT, CHECK),
        SETTINGS,
        ReportArguments.OPTIONS);
  }

  @Override
  public ExitCode run(Arguments arguments, Console console) throws Failure, IOException {
    InputArguments input = InputArguments.of(arguments);
    RuleSettings rules = ManifestOptions.of(arguments);
    EnvoyOptions envoy = EnvoyArguments.of(arguments);
    ReportArguments report = ReportArguments.of(arguments, console);
    Path file = OUTPUT.in(arguments);
    Path check = CHECK.in(arguments);
    Emit emit = EMIT.in(arguments);
    TARGET.in(arguments);
    if (file != null && check != null) {
      throw Failure.usage("--check writes nothing, so it does not go with --output.");
    }
    if (file != null) {
      new OutputFile(file).mustNotBeAmong(arguments.positionals());
    }
    Templates templates = templates(TEMPLATES.in(arguments));
    templates.prepare();

    Compiler compiler = new Compiler(input.settings(rules), console.in());
    Outcome outcome;
    try (ProgressLine progress = ProgressLine.on(console, input.files().size())) {
      outcome = compiler.compile(input.files(), progress);
    }
    tell(outcome.inspection(), input, report, console);
    ExitCode exitCode = input.exitCode(outcome.inspection());
    if (exitCode != ExitCode.SUCCESS) {
      return exitCode;
    }
    if (!(outcome instanceof Outcome.Compiled compiled)) {
      return ExitCode.FINDINGS;
    }
    FailoverPlan plan = compiled.plan();
    if (plan.backends().isEmpty() && !input.allowEmpty()) {
      throw Failure.of("No AI Backend found; Backends of other types are not rendered.");
    }
    Remarks remarks = Remarks.beside(report, console);
    int others = compiled.inspection().backends().size() - plan.backends().size();
    remarks.addLeftOut(others, "only AI Backends are rendered.");
    UnusedVariables.tell(rules.secrets(), plan, remarks);
    String config = render(plan, envoy, templates);
    UnusedTemplates.tell(TEMPLATES.in(arguments), templates, remarks);
    String artefact = emit == Emit.JSON ? ConfigJson.of(config) : config;
    if (check != null) {
      return new CheckedFile(check).compare(artefact, new TokenMask(plan), console);
    }
    if (file != null) {
      new OutputFile(file).write(artefact);
    } else {
      Utf8Output.write(artefact, console.out());
    }
    return ExitCode.SUCCESS;
  }

  private static String render(FailoverPlan plan, EnvoyOptions envoy, Templates templates)
      throws Failure {
    try {
      return EnvoyConfig.render(plan, envoy, templates);
    } catch (TemplateException e) {
      throw Failure.of(e.getMessage());
    }
  }

  private static void tell(
      Inspection inspection, InputArguments input, ReportArguments report, Console console)
      throws IOException {
    if (!inspection.diagnostics().isEmpty() || !report.isForPeople()) {
      report.write(inspection, input.failOn(), console.err(), console.errIsTerminal(), console);
    }
  }

  private static Templates templates(Path folder) throws Failure {
    if (folder == null) {
      return Templates.ofMpool();
    }
    if (!Files.isDirectory(folder)) {
      String why = Files.exists(folder) ? "is not a folder" : Unopened.why(folder);
      throw Failure.of("Cannot read templates from " + folder + ": it " + why + '.');
    }
    return Templates.of(folder);
  }
}
