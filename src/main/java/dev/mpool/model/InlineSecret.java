package dev.mpool.model;

/**
 * A credential that stands in the manifest itself. Its text is only to be had by asking for it by
 * name, so that no message, report or exception shows it by accident.
 */
public final class InlineSecret {

  private final String text;

  public InlineSecret(String text) {
    this.text = text;
  }

  /** The credential. Only the rendered configuration may carry it. */
  public String reveal() {
    return text;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof InlineSecret secret && secret.text.equals(text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return "(hidden)";
  }
}
