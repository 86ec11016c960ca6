package dev.mpool.diag;

import dev.mpool.text.Location;
import dev.mpool.text.Span;
import java.util.Locale;
import java.util.Optional;

/**
 * What to write so that a finding goes away, where that is sure: an edit of the source text that
 * touches nothing but a key or a scalar.
 *
 * @param place what is replaced; it may be empty
 * @param key what a renamed key is called then
 */
public record Remedy(Span place, String text, Optional<String> key) {

  private static final String QUOTES = "\"'";

  /** What YAML takes for something else than text. */
  private static final String WORDS = " y n yes no on off true false null ";

  /** Another name for a key; empty if the key is not written as it is called. */
  public static Optional<Remedy> rename(Location key, String name, String other) {
    Span written = content(key, name);
    return written == null || !isText(other)
        ? Optional.empty()
        : Optional.of(new Remedy(written, other, Optional.of(other)));
  }

  /** Another text for a value; empty if the value is written otherwise than it reads. */
  public static Optional<Remedy> replace(Location value, String text, String other) {
    Span written = content(value, text);
    return written == null || !isText(other) ? Optional.empty() : of(written, other);
  }

  /** A text in front of a value that stays; empty if the value does not begin as it reads. */
  public static Optional<Remedy> prefix(Location value, String text, String prefix) {
    String written = value.source().text();
    int start = value.span().start();
    if (start < written.length() && QUOTES.indexOf(written.charAt(start)) >= 0) {
      start++;
    }
    return written.startsWith(text.substring(0, 1), start)
        ? of(Span.at(start), prefix)
        : Optional.empty();
  }

  /** Quotes around a value that is written without. */
  public static Optional<Remedy> quote(Location value, String text) {
    Span span = content(value, text);
    return span == null || !span.equals(value.span()) || !isPlain(text)
        ? Optional.empty()
        : of(span, '"' + text + '"');
  }

  /** No quotes around a value that is written with them. */
  public static Optional<Remedy> unquote(Location value, String text) {
    Span span = content(value, text);
    return span == null || span.equals(value.span()) ? Optional.empty() : of(value.span(), text);
  }

  private static Optional<Remedy> of(Span place, String text) {
    return Optional.of(new Remedy(place, text, Optional.empty()));
  }

  /** Where a text stands, without quotes; null if it is not written letter by letter. */
  private static Span content(Location location, String text) {
    String source = location.source().text();
    Span span = location.span();
    int length = span.end() - span.start();
    if (length == text.length() && source.startsWith(text, span.start())) {
      return span;
    }
    boolean quoted =
        length == text.length() + 2
            && QUOTES.indexOf(source.charAt(span.start())) >= 0
            && source.startsWith(text, span.start() + 1);
    return quoted ? new Span(span.start() + 1, span.end() - 1) : null;
  }

  /** Whether a text that is to be written reads as that text, with any quotes and without. */
  private static boolean isText(String text) {
    return isPlain(text) && !WORDS.contains(' ' + text.toLowerCase(Locale.ROOT) + ' ');
  }

  /** Whether nothing in a text means more between quotes, or as a part of a text without. */
  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
      if (!letter && "._-+/:".indexOf(c) < 0) {
        return false;
      }
    }
    return !text.isEmpty();
  }
}
