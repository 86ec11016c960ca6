package dev.mpool.diag;

import java.util.Locale;

/**
 * What kind of promise a finding breaks. An API server refuses a document if and only if it has an
 * error of {@link #INPUT}, {@link #YAML} or {@link #SCHEMA}; {@link #RULE} is mpool's own.
 */
public enum Category {
  INPUT,
  YAML,
  SCHEMA,
  RULE;

  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
