package dev.mpool.report;

import dev.mpool.diag.Severity;

/** The colours of a text report, as terminals take them; all empty where there is no colour. */
public record Palette(
    String error, String warning, String info, String strong, String faint, String reset) {

  /** No colour at all. */
  public static final Palette PLAIN = new Palette("", "", "", "", "", "");

  /** The eight colours that every terminal has. */
  public static final Palette ANSI =
      new Palette(
          "\u001b[1;31m", "\u001b[1;33m", "\u001b[1;36m", "\u001b[1m", "\u001b[2m", "\u001b[0m");

  /** The colour of a severity. */
  public String of(Severity severity) {
    return severity.of(error, warning, info);
  }
}
