package dev.mpool.model;

import dev.mpool.text.Placeholder;

/**
 * A credential that stands in the manifest itself. Its text is only to be had by asking for it by
 * name, so that no message, report or exception shows it by accident.
 */
public final class InlineSecret {

  private static final String BEARER = "Bearer ";

  private final String text;

  public InlineSecret(String text) {
    this.text = text;
  }

  /** The credential. Only the rendered configuration may carry it. */
  public String reveal() {
    return text;
  }

  /** The token without what people copy along with it: line breaks behind, one "Bearer " before. */
  public InlineSecret bare() {
    int end = text.length();
    while (end > 0 && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
      end--;
    }
    int start = text.startsWith(BEARER) ? BEARER.length() : 0;
    return new InlineSecret(text.substring(Math.min(start, end), end));
  }

  /** Whether nothing is left when blanks and the prefix "Bearer" are taken away. */
  public boolean isBlank() {
    String bare = text.strip();
    return bare.isEmpty() || bare.equals("Bearer");
  }

  /** Whether it is of a form that no provider's keys have. */
  public boolean isPlaceholder() {
    return Placeholder.is(bare().text.strip());
  }

  /** Whether the token repeats the prefix that is sent before it. */
  public boolean hasBearerPrefix() {
    return text.startsWith(BEARER);
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
