package dev.mpool.yaml.syntax;

import dev.mpool.yaml.syntax.Token.Kind;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** Reads what may stand before a value, its anchor and its tag, and aliases. */
final class PropertyScanner {

  private static final String NAME_ENDS = "?:,]}%@`";
  private static final String URI_CHARACTERS = "-_;/?:@&=+$,.!~*'()[]%";

  private final Cursor cursor;

  PropertyScanner(Cursor cursor) {
    this.cursor = cursor;
  }

  /** Reads {@code &name} or {@code *name}. */
  String name(Kind kind) {
    int start = cursor.position();
    cursor.skip(1);
    skipName();
    int end = cursor.position();
    char next = cursor.peek();
    if (end == start + 1 || !Cursor.isBlankOrEnd(next) && NAME_ENDS.indexOf(next) < 0) {
      cursor.fail(SyntaxMessages.badName(cursor, start, kind == Kind.ALIAS));
      return "";
    }
    return cursor.slice(start + 1, end);
  }

  /**
   * Reads a tag and gives it in full; a lone {@code !} stays as it is.
   *
   * @return null for a tag with a prefix of its own, which nothing in the document can declare
   */
  String tag() {
    int start = cursor.position();
    String tag = cursor.peek(1) == '<' ? verbatim(start) : shorthand(start);
    if (!Cursor.isBlankOrEnd(cursor.peek())) {
      cursor.fail(SyntaxMessages.badTag(cursor, start));
    }
    return tag;
  }

  private String verbatim(int start) {
    cursor.skip(2);
    String tag = uri(start);
    if (tag.isEmpty() || cursor.peek() != '>') {
      cursor.fail(SyntaxMessages.badTag(cursor, start));
    }
    cursor.skip(1);
    return tag;
  }

  private String shorthand(int start) {
    cursor.skip(1);
    skipName();
    if (cursor.peek() != '!') {
      String name = cursor.slice(start, cursor.position());
      return name + uri(start);
    }
    cursor.skip(1);
    boolean known = cursor.position() == start + 2;
    String suffix = uri(start);
    if (suffix.isEmpty()) {
      cursor.fail(SyntaxMessages.badTag(cursor, start));
    }
    return known ? YamlSyntax.TAG_PREFIX + suffix : null;
  }

  private void skipName() {
    while (isNameCharacter(cursor.peek())) {
      cursor.skip(1);
    }
  }

  private static boolean isNameCharacter(char c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || c == '_'
        || c == '-';
  }

  private String uri(int start) {
    int from = cursor.position();
    boolean escaped = false;
    char c = cursor.peek();
    while (isNameCharacter(c) || c != '\0' && URI_CHARACTERS.indexOf(c) >= 0) {
      escaped |= c == '%';
      cursor.skip(1);
      c = cursor.peek();
    }
    String uri = cursor.slice(from, cursor.position());
    return escaped ? unescape(uri, start) : uri;
  }

  private String unescape(String uri, int start) {
    try {
      return URLDecoder.decode(uri.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      cursor.fail(SyntaxMessages.badTag(cursor, start));
      return "";
    }
  }
}
