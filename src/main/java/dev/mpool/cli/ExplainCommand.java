package dev.mpool.cli;

import dev.mpool.Outcome;
import dev.mpool.cli.option.Choice;
import dev.mpool.cli.option.OptionGroup;
import dev.mpool.cli.option.RequestLine;
import dev.mpool.cli.option.Value;
import dev.mpool.explain.ChainJson;
import dev.mpool.explain.ChainMarkdown;
import dev.mpool.explain.ChainMermaid;
import dev.mpool.explain.ChainSvg;
import dev.mpool.explain.ChainTable;
import dev.mpool.explain.ChainView;
import dev.mpool.explain.RequestReport;
import dev.mpool.explain.RequestRoute;
import dev.mpool.inspect.Inspection;
import dev.mpool.plan.FailoverPlan;
import dev.mpool.report.Palette;
import dev.mpool.report.ReportFormat;
import dev.mpool.rule.RuleSettings;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;

/** {@code mpool explain}: shows the failover chain of every AI Backend. */
final class ExplainCommand extends Subcommand {

  /** How chains are shown. */
  enum View {
    TEXT,
    JSON,
    MARKDOWN,
    MERMAID,
    SVG
  }

  private final InputMixin input = new InputMixin();
  private final ManifestMixin manifests = new ManifestMixin();
  private final OptionGroup shown = new OptionGroup("Chains");

  private final Value<View> format =
      shown.value(
          "--format FORMAT",
          "How the chains are shown: text (default), json, markdown, mermaid or svg.",
          Choice.of(View.values()),
          View.TEXT);

  private final Value<RequestLine> request =
      shown.value(
          "--request REQUEST",
          "Show, attempt by attempt, what happens to a request such as"
              + " 'POST /v1/chat/completions', or with a whole URL.",
          RequestLine::read,
          null);

  private final Value<List<Map.Entry<String, String>>> headers =
      shown.values(
          "--header HEADER",
          "With --request: a header of the request, as 'NAME: VALUE'; may be repeated.",
          RequestLine::header);

  private final Value<List<String>> failing =
      shown.value(
          "--failing ENDPOINTS",
          "With --request: the endpoints that fail, as PRIORITY or PRIORITY.ENTRY, separated by"
              + " commas.",
          FailingEndpoints::read,
          List.of());

  private final Value<ReportArguments.Colour> colour = ReportMixin.colour(shown);

  ExplainCommand() {
    super(
        "explain",
        "Show the failover chain of every AI Backend of the input.",
        "mpool explain backend.yaml",
        "mpool explain --format mermaid backend.yaml",
        "mpool explain --request 'POST /v1/chat/completions' --failing 0 backend.yaml");
    accept(input.paths);
    accept(input.group, shown, manifests.routing, manifests.providers, manifests.tokens);
  }

  @Override
  ExitCode run(Console console) throws Failure, IOException {
    Project project = ProjectFile.read(input.config.get());
    RuleSettings rules = manifests.values(project);
    InputArguments input = this.input.values(project);
    ReportArguments.Colour colour = this.colour.get();
    View view = format.get();
    RequestLine request = this.request.get();
    List<String> failing = this.failing.get();
    if (request == null && !failing.isEmpty()) {
      throw Failure.usage("--failing goes with --request.");
    }
    if (request == null && !headers.get().isEmpty()) {
      throw Failure.usage("--header goes with --request.");
    }
    if (request != null && view != View.TEXT) {
      throw Failure.usage("--request is told as text; it does not go with --format.");
    }

    Outcome outcome = input.compile(rules, console);
    Inspection inspection = outcome.inspection();
    boolean isWhole = outcome instanceof Outcome.Compiled;
    FailoverPlan plan = outcome.plan();
    boolean hasFindings = !inspection.diagnostics().isEmpty();
    // Where there is no chain, a warning may say why: such as of a kind that is nearly a Backend's.
    if (hasFindings && (plan.backends().isEmpty() || input.isAmiss(inspection))) {
      new ReportArguments(ReportFormat.TEXT, colour, project.file())
          .write(inspection, input.failOn(), console.err(), console);
    }
    ExitCode exitCode = input.exitCode(inspection);
    if (exitCode == ExitCode.SUCCESS && plan.backends().isEmpty() && !input.allowEmpty()) {
      throw Failure.of("No AI Backend found; Backends of other types have no failover chain.");
    }
    Remarks remarks = new Remarks(true, console);
    tellOfOthers(outcome, plan, remarks);
    if (isWhole) {
      UsedSecrets.tellOfOthers(rules.secrets(), plan, remarks);
    }
    Palette palette = colour.palette(console.out(), console);
    Writer out = console.out().writer();
    if (request == null) {
      explanation(view, console, palette).write(plan, out);
    } else if (isWhole) {
      RequestRoute route = RequestRoute.of(plan, request.with(headers.get()), failing);
      FailingEndpoints.check(failing, route);
      new RequestReport(palette).write(route, out);
    } else {
      remarks.add("The request is not followed: which Backend it goes to depends on all of them.");
    }
    out.flush();
    return exitCode;
  }

  private static void tellOfOthers(Outcome outcome, FailoverPlan plan, Remarks remarks)
      throws IOException {
    int unsound = outcome instanceof Outcome.Rejected rejected ? rejected.unsound() : 0;
    int others = outcome.inspection().backends().size() - unsound - plan.backends().size();
    remarks.addLeftOut(unsound, unsound == 1 ? "it has errors." : "they have errors.");
    remarks.addLeftOut(others, "only AI Backends have a failover chain.");
  }

  private static ChainView explanation(View view, Console console, Palette palette) {
    return switch (view) {
      case TEXT -> new ChainTable(console.out().isTerminal() ? console.columns() : 0, palette);
      case JSON -> new ChainJson();
      case MARKDOWN -> new ChainMarkdown();
      case MERMAID -> new ChainMermaid();
      case SVG -> new ChainSvg();
    };
  }
}
