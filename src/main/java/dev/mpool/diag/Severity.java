package dev.mpool.diag;

import java.util.Locale;

/** How much a finding matters; ordered from the least to the most. */
public enum Severity {
  INFO,
  WARNING,
  ERROR;

  /** The name in reports and options: {@code info}, {@code warning}, {@code error}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What goes with it, such as its word in a format. */
  public <T> T of(T error, T warning, T info) {
    return this == ERROR ? error : this == WARNING ? warning : info;
  }
}
