package dev.mpool.cli;

import dev.mpool.Outcome;
import dev.mpool.cli.option.Choice;
import dev.mpool.cli.option.OptionGroup;
import dev.mpool.cli.option.Value;
import dev.mpool.diag.Severity;
import dev.mpool.inspect.Inspection;
import dev.mpool.migrate.AgentgatewayBackends;
import dev.mpool.migrate.Loss;
import dev.mpool.migrate.Migrated;
import dev.mpool.model.SecretNaming;
import dev.mpool.report.ReportFormat;
import dev.mpool.report.Visible;
import dev.mpool.route.HttpRoute;
import dev.mpool.rule.RuleSettings;
import dev.mpool.text.Position;
import java.io.IOException;
import java.util.List;

/** {@code mpool migrate}: says Backends in the API that has taken their place. */
final class MigrateCommand extends Subcommand {

  /** The APIs that Backends can be said in. */
  enum Target {
    AGENTGATEWAY
  }

  private final InputMixin input = new InputMixin();
  private final ManifestMixin manifests = new ManifestMixin();
  private final OptionGroup migration = new OptionGroup("Migration");

  private final Value<Target> target =
      migration.value(
          "--to API",
          "What to write: agentgateway (agentgateway.dev/v1alpha1, as of version 1.4.1).",
          Choice.of(Target.values()),
          null);

  private final Value<Boolean> copyInlineTokens =
      migration.flag(
          "--copy-inline-tokens",
          "Copy tokens that stand in the manifests, instead of naming a Secret for each.");

  private final Value<ReportArguments.Colour> colour = ReportMixin.colour(migration);

  MigrateCommand() {
    super(
        "migrate",
        "Print every AI Backend as an AgentgatewayBackend, and tell what cannot be said there.",
        "mpool migrate --to agentgateway manifests/ > agentgateway.yaml");
    accept(input.paths);
    accept(migration, input.group, manifests.providers);
  }

  @Override
  ExitCode run(Console console) throws Failure, IOException {
    if (target.get() == null) {
      throw Failure.usage("--to is missing: --to agentgateway is what there is.");
    }
    Project project = ProjectFile.read(input.config.get());
    // Secrets stay what they are: that two would share a variable of Envoy's is no matter here.
    RuleSettings rules = manifests.values(project).withSecrets(new SecretNaming.Directory(""));
    InputArguments input = this.input.values(project);
    ReportArguments report = new ReportArguments(ReportFormat.TEXT, colour.get(), project.file());
    Outcome outcome = input.sound(rules, report, "migrated", console);
    Inspection inspection = outcome.inspection();
    List<Migrated> all =
        AgentgatewayBackends.of(inspection.backends(), outcome.plan(), copyInlineTokens.get());
    tell(all, inspection, new Remarks(true, console));
    return put(all, input.failOn(), console);
  }

  private static void tell(List<Migrated> all, Inspection inspection, Remarks remarks)
      throws IOException {
    for (Migrated each : all) {
      for (Loss loss : each.losses()) {
        Position at = loss.location().range().start();
        String file = Visible.text(loss.location().source().name());
        remarks.add(file + ':' + at.line() + ':' + at.column() + ": " + loss.message());
      }
    }
    if (!inspection.manifests().of(HttpRoute.class).isEmpty()) {
      remarks.add(
          "HTTPRoutes are not migrated: their backendRefs have to name group agentgateway.dev and"
              + " kind AgentgatewayBackend.");
    }
  }

  /** All or nothing, as {@code render} does it. */
  private static ExitCode put(List<Migrated> all, Severity failOn, Console console)
      throws IOException {
    StringBuilder text = new StringBuilder();
    boolean whole = true;
    boolean lossless = true;
    for (Migrated each : all) {
      whole &= each.manifest().isPresent();
      lossless &= each.losses().isEmpty();
      text.append(each.manifest().orElse(""));
    }
    if (!whole || !lossless && failOn == Severity.WARNING) {
      return ExitCode.FINDINGS;
    }
    console.out().print(text.toString());
    return ExitCode.SUCCESS;
  }
}
