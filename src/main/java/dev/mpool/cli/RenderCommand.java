package dev.mpool.cli;

import dev.mpool.cli.option.FileName;
import dev.mpool.cli.option.OptionGroup;
import dev.mpool.cli.option.Value;
import dev.mpool.envoy.EnvoyConfig;
import dev.mpool.envoy.EnvoyOptions;
import dev.mpool.envoy.RenderedConfig;
import dev.mpool.envoy.TemplateException;
import dev.mpool.envoy.Templates;
import dev.mpool.plan.FailoverPlan;
import dev.mpool.rule.RuleSettings;
import dev.mpool.text.InputFile;
import dev.mpool.text.Unopened;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** {@code mpool render}: prints an Envoy configuration, whole or not at all. */
final class RenderCommand extends Subcommand {

  private final InputMixin input = new InputMixin();
  private final ReportMixin report = new ReportMixin();
  private final ManifestMixin manifests = new ManifestMixin();
  private final EnvoyMixin envoy = new EnvoyMixin();
  private final TargetMixin target = new TargetMixin();

  private final Value<Boolean> watch =
      target.destination.flag(
          "--watch",
          "Render again whenever a file changes, until Ctrl-C; what was written stays until the"
              + " input has no errors.");

  private final Value<Path> templates =
      target.form.value(
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
        "mpool render --target envoy-xds --output /etc/mpool --watch manifests/",
        "mpool render --secret-env ai/openai=OPENAI_API_KEY backend.yaml");
    accept(input.paths);
    accept(input.group, target.destination, target.form, envoy.group);
    accept(manifests.routing, manifests.providers, manifests.tokens, report.group);
  }

  /** The options that say what is written, which are a project's to decide as well. */
  List<OptionGroup> settings() {
    return List.of(
        target.form, envoy.group, manifests.routing, manifests.providers, manifests.tokens);
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
    if (!watch.get()) {
      return render(console);
    }
    if (input.paths().contains(InputFile.STANDARD_INPUT)) {
      throw Failure.usage("--watch needs files or folders; standard input can be read only once.");
    }
    if (target.output.get() == null) {
      throw Failure.usage("--watch writes again and again: name a file or folder by --output.");
    }
    return new Watch(input.paths(), input.config.get(), null, console)
        .repeat(() -> render(console), false);
  }

  private ExitCode render(Console console) throws Failure, IOException {
    Project project = ProjectFile.read(input.config.get());
    Artefact artefact = target.artefact(project, this.input.paths());
    RuleSettings rules = manifests.values(project);
    EnvoyOptions envoy = this.envoy.values(project);
    InputArguments input = this.input.values(project);
    ReportArguments report = this.report.values(project, console);
    Templates templates = templates(this.templates.get());
    templates.prepare();

    FailoverPlan plan = input.sound(rules, report, "rendered", console).plan();
    Remarks remarks = Remarks.beside(report, console);
    UsedSecrets.tellOfOthers(rules.secrets(), plan, remarks);
    RenderedConfig config = render(plan, envoy, templates);
    UnusedTemplates.tell(this.templates.get(), templates, remarks);
    return artefact.put(config, plan, remarks, console);
  }

  private static RenderedConfig render(FailoverPlan plan, EnvoyOptions envoy, Templates templates)
      throws Failure {
    try {
      return EnvoyConfig.render(plan, envoy, templates);
    } catch (TemplateException e) {
      throw Failure.of(e.getMessage());
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
