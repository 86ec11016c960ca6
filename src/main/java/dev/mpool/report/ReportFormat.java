package dev.mpool.report;

import java.util.Locale;

/** The formats that findings can be had in. */
public enum ReportFormat {
  TEXT,
  JSON,
  SARIF,
  GITHUB,
  GITLAB,
  JUNIT;

  /** The name in options. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The report of this format.
   *
   * @param palette the colours for people; formats for machines have none
   */
  public Report report(Palette palette) {
    return switch (this) {
      case TEXT -> new TextReport(palette);
      case JSON -> new JsonReport();
      case SARIF -> new SarifReport();
      case GITHUB -> new GithubReport();
      case GITLAB -> new GitlabReport();
      case JUNIT -> new JunitReport();
    };
  }
}
