package dev.mpool.cli;

import dev.mpool.cli.option.Choice;
import dev.mpool.cli.option.OptionGroup;
import dev.mpool.cli.option.Value;
import dev.mpool.report.ReportFormat;

/** The options about how findings are told; they become {@link ReportArguments}. */
final class ReportMixin {

  final OptionGroup group = new OptionGroup("Report");

  private final Value<ReportFormat> format =
      group.value(
          "--format FORMAT",
          "How findings are told: text (default), json, sarif, github (default in GitHub Actions),"
              + " gitlab or junit.",
          Choice.of(ReportFormat.values()),
          null);

  private final Value<ReportArguments.Colour> colour = colour(group);

  /** Adds the option {@code --color}. */
  static Value<ReportArguments.Colour> colour(OptionGroup group) {
    return group.value(
        "--color WHEN",
        "Colours: auto (default: on a terminal), always or never; none if NO_COLOR is set.",
        Choice.of(ReportArguments.Colour.values()),
        ReportArguments.Colour.AUTO);
  }

  ReportArguments values(Project project, Console console) {
    ReportFormat given = format.get();
    return new ReportArguments(
        given == null ? ReportArguments.usualFormat(console) : given, colour.get(), project.file());
  }
}
