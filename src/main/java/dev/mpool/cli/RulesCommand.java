package dev.mpool.cli;

import dev.mpool.cli.option.AnyText;
import dev.mpool.cli.option.OptionGroup;
import dev.mpool.cli.option.Value;
import dev.mpool.diag.Rule;
import dev.mpool.diag.RulePage;
import dev.mpool.report.Palette;
import dev.mpool.text.Excerpt;
import dev.mpool.text.NearestName;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.PositionalParamSpec;

/** {@code mpool rules}: lists the rules, or explains one. */
final class RulesCommand extends Subcommand {

  private final PositionalParamSpec rule =
      argument("RULE", "0..1", "The rule to explain.", new AnyText(ids()));

  private final OptionGroup report = new OptionGroup("Report");
  private final Value<ReportArguments.Colour> colour = ReportMixin.colour(report);

  RulesCommand() {
    super(
        "rules",
        "List the rules, or explain one with a bad and a good example.",
        "mpool rules",
        "mpool rules mixed-providers");
    accept(rule);
    accept(report);
  }

  @Override
  ExitCode run(Console console) throws Failure, IOException {
    Palette palette = colour.get().palette(console.out(), console);
    String id = rule.getValue();
    String text = id == null ? table(palette) : page(find(id), palette);
    console.out().print(text);
    return ExitCode.SUCCESS;
  }

  private static Rule find(String id) throws Failure {
    Optional<Rule> rule = Rule.ofId(id);
    if (rule.isPresent()) {
      return rule.get();
    }
    String hint = NearestName.hint(id, ids());
    throw Failure.usage(
        "There is no rule "
            + Excerpt.quoted(id)
            + '.'
            + (hint.isEmpty() ? " See mpool rules." : hint));
  }

  private static List<String> ids() {
    return Arrays.stream(Rule.values()).map(Rule::id).toList();
  }

  private static String table(Palette palette) {
    int idWidth = 0;
    for (Rule rule : Rule.values()) {
      idWidth = Math.max(idWidth, rule.id().length());
    }
    StringBuilder table = new StringBuilder();
    for (Rule rule : Rule.values()) {
      table.append(palette.strong()).append(rule.id()).append(palette.reset());
      table.append(" ".repeat(idWidth + 2 - rule.id().length()));
      String severity = rule.severity().label();
      table.append(palette.of(rule.severity())).append(severity).append(palette.reset());
      table.append(" ".repeat(9 - severity.length()));
      String category = rule.category().label();
      table.append(category).append(" ".repeat(8 - category.length()));
      table.append(rule.title()).append('\n');
    }
    return table.toString();
  }

  private static String page(Rule rule, Palette palette) {
    Optional<RulePage> page = RulePage.of(rule);
    if (page.isEmpty()) {
      return palette.strong()
          + rule.id()
          + palette.reset()
          + "\n\n"
          + rule.title()
          + ".\n\nSeverity: "
          + rule.severity().label()
          + ", category: "
          + rule.category().label()
          + ".\n";
    }
    StringBuilder text = new StringBuilder();
    for (String line : page.get().markdown().lines().toList()) {
      if (line.startsWith("#")) {
        String heading = line.replaceFirst("^#+ ", "");
        text.append(palette.strong()).append(heading).append(palette.reset()).append('\n');
      } else if (!line.startsWith("```")) {
        text.append(line).append('\n');
      }
    }
    return text.toString();
  }
}
