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
import java.util.List;

/** {@code mpool render}: prints an Envoy configuration, whole or not at all. */
final class RenderCommand extends Subcommand {

  /** What is rendered for. */
  enum Target {
    ENVOY
  }

  /** How the configuration is written. */
  enum Emit {
    YAML,
    JSON
  }

  private final InputMixin input = new InputMixin();
  private final ReportMixin report = new ReportMixin();
  private final ManifestMixin manifests = new ManifestMixin();
  private final EnvoyMixin envoy = new EnvoyMixin();
  private final OptionGroup destination = new OptionGroup("Output");
  private final OptionGroup form = new OptionGroup("Configuration");

  private final Value<Path> output =
      OutputFile.option(
          destination,
          "Write to FILE instead of standard output; FILE is replaced only if all goes well.");

  private final Value<Path> check =
      destination.value(
          "--check FILE",
          "Write nothing; exit with 1 and a diff if FILE does not hold what would be written.",
          new FileName(),
          null);

  private final Value<Target> target =
      form.value(
          "--target NAME",
          "What to render for: envoy (default).",
          new Choice<>(List.of(Target.ENVOY)),
          Target.ENVOY);

  private final Value<Emit> emit =
      form.value(
          "--emit SYNTAX",
          "Write the configuration as yaml (default) or json, which has no comments.",
          new Choice<>(List.of(Emit.values())),
          Emit.YAML);

  private final Value<Path> templates =
      form.value(
          "--templates DIR",
          "Take Mustache templates of the same names from DIR instead of mpool's own.",
          new FileName(),
          null);

  RenderCommand() {
    super(
        "render",
        "Print an Envoy configuration in which every AI Backend of the input fails over.",
        "mpool render backend.yaml > envoy.yaml",
        "mpool render --output envoy.yaml manifests/",
        "mpool render --check envoy.yaml manifests/",
        "mpool render --secret-env ai/openai=OPENAI_API_KEY backend.yaml");
    accept(input.paths);
    accept(input.group, destination, form, envoy.group, manifests.providers, manifests.tokens);
    accept(report.group);
  }

  /** The options that say what is written, which are a project's to decide as well. */
  List<OptionGroup> settings() {
    return List.of(form, envoy.group, manifests.providers, manifests.tokens);
  }

  /**
   * Tells whether settings that are each right go together.
   *
   * @throws Failure if they do not
   */
  void checkSettings(Project project) throws Failure {
    manifests.values(project);
    envoy.values(project);
  }

  @Override
  ExitCode run(Console console) throws Failure, IOException {
    Project project = ProjectFile.read(input.config.get());
    project.complete(form);
    RuleSettings rules = manifests.values(project);
    EnvoyOptions envoy = this.envoy.values(project);
    InputArguments input = this.input.values();
    ReportArguments report = this.report.values(project, console);
    Path file = output.get();
    Path check = this.check.get();
    if (file != null && check != null) {
      throw Failure.usage("--check writes nothing, so it does not go with --output.");
    }
    if (file != null) {
      new OutputFile(file).mustNotBeAmong(this.input.paths());
    }
    Templates templates = templates(this.templates.get());
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
    UnusedTemplates.tell(this.templates.get(), templates, remarks);
    String artefact = emit.get() == Emit.JSON ? ConfigJson.of(config) : config;
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

  static Templates templates(Path folder) throws Failure {
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
