package dev.mpool.diag;

import dev.mpool.text.Location;
import dev.mpool.text.Span;
import java.util.Locale;
import java.util.Optional;

/**
 * What to write so that a finding goes away, where that is clear: an edit of the source text.
 *
 * @param place what is replaced; it may be empty
 * @param move what is called otherwise then
 * @param isSure whether {@code --fix} writes it: it touches nothing but a key or a scalar. Another
 *     one is only thought to be written while the rest is judged.
 */
public record Remedy(Span place, String text, Optional<Move> move, boolean isSure) {

  /**
   * A value's pointer when the remedy is written, and its pointer as the text is.
   *
   * @param now begins the pointers of all that is below, as {@code before} does
   */
  public record Move(String now, String before) {}

  private static final String QUOTES = "\"'";

  /** What YAML takes for something else than text. */
  private static final String WORDS = " y n yes no on off true false null ";

  /** Another name for a key; empty if the key is not written as it is called. */
  public static Optional<Remedy> rename(Location key, String name, String other) {
    Span written = content(key, name);
    if (written == null || !isText(other)) {
      return Optional.empty();
    }
    String pointer = key.pointer();
    String now = pointer.substring(0, pointer.lastIndexOf('/') + 1) + other;
    return Optional.of(new Remedy(written, other, Optional.of(new Move(now, pointer)), true));
  }

  /** Whether it gives a key another name, and leaves the value as it is. */
  public boolean isRename() {
    return isSure && move.isPresent();
  }

  /** Whether it changes what a value says: quotes do not, nor does a key's name. */
  public boolean isOfOtherText(Location value) {
    String written = value.source().text().substring(place.start(), place.end());
    return !isRename() && !text.equals('"' + written + '"');
  }

  /** A list's only dash taken away, so that its item stands in its place. */
  public static Optional<Remedy> withoutDash(Location list) {
    Span dash = new Span(list.span().start(), list.span().start() + 1);
    return Optional.of(reshape(dash, " ", list.pointer(), list.pointer() + "/0"));
  }

  /**
   * A dash in front of a mapping that is to be the only item of a list; empty if there is no room
   * for it.
   *
   * @param key where the mapping's own key begins
   * @param first where the mapping's first key begins
   */
  public static Optional<Remedy> withDash(Location mapping, int key, int first) {
    String written = mapping.source().text();
    int dash = first - 2;
    boolean room =
        dash > key
            && written.startsWith("  ", dash)
            && column(written, dash) >= column(written, key)
            && written.substring(dash - column(written, dash), dash).isBlank();
    return room
        ? Optional.of(
            reshape(new Span(dash, dash + 1), "-", mapping.pointer() + "/0", mapping.pointer()))
        : Optional.empty();
  }

  /**
   * A value that becomes a field of a mapping; empty if the value is written otherwise than it
   * reads.
   *
   * @param more what follows the field, such as {@code , port: 443}
   */
  public static Optional<Remedy> wrap(
      Location value, String text, String field, String content, String more) {
    return content(value, text) == null || !isPlain(content)
        ? Optional.empty()
        : Optional.of(
            reshape(
                value.span(),
                '{' + field + ": \"" + content + '"' + more + '}',
                value.pointer() + '/' + field,
                value.pointer()));
  }

  private static Remedy reshape(Span place, String text, String now, String before) {
    return new Remedy(place, text, Optional.of(new Move(now, before)), false);
  }

  /** In characters from the line's beginning. */
  private static int column(String text, int offset) {
    int lineBreak =
        Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1));
    return offset - 1 - lineBreak;
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
    return Optional.of(new Remedy(place, text, Optional.empty(), true));
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
