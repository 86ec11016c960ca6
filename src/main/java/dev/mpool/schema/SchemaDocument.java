package dev.mpool.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A JSON Schema document as plain maps, lists, strings, whole numbers and booleans. Its reader is
 * for mpool's own {@link CompactSchema} alone, so that a run whose manifests are valid loads no
 * JSON library.
 */
final class SchemaDocument {

  private final String text;
  private int at;

  private SchemaDocument(String text) {
    this.text = text;
  }

  /**
   * Reads a schema that is known to be well-formed JSON.
   *
   * @throws IllegalStateException if it is not; a bug in mpool, never the user's doing
   */
  static Map<String, Object> read(String json) {
    return new SchemaDocument(json).object();
  }

  private Map<String, Object> object() {
    Map<String, Object> members = new LinkedHashMap<>();
    at++;
    while (!ends('}')) {
      String key = string();
      expect(':');
      members.put(key, value());
    }
    return members;
  }

  private List<Object> array() {
    List<Object> items = new ArrayList<>();
    at++;
    while (!ends(']')) {
      items.add(value());
    }
    return items;
  }

  private Object value() {
    char c = skipBlanks();
    switch (c) {
      case '{':
        return object();
      case '[':
        return array();
      case '"':
        return string();
      case 't':
        return literal("true", Boolean.TRUE);
      case 'f':
        return literal("false", Boolean.FALSE);
      default:
        return number();
    }
  }

  private Object literal(String name, Object value) {
    if (!text.startsWith(name, at)) {
      throw malformed();
    }
    at += name.length();
    return value;
  }

  private Long number() {
    int start = at;
    while (text.charAt(at) == '-' || text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    return Long.valueOf(text.substring(start, at));
  }

  private String string() {
    if (skipBlanks() != '"') {
      throw malformed();
    }
    int start = ++at;
    int end = text.indexOf('"', start);
    int escape = text.indexOf('\\', start);
    if (escape < 0 || escape > end) {
      at = end + 1;
      return text.substring(start, end);
    }
    return escapedString();
  }

  private String escapedString() {
    StringBuilder content = new StringBuilder();
    while (text.charAt(at) != '"') {
      char c = text.charAt(at++);
      if (c == '\\') {
        c = text.charAt(at++);
        if (c != '\\' && c != '"') {
          throw malformed();
        }
      }
      content.append(c);
    }
    at++;
    return content.toString();
  }

  /** Steps over a comma; at the closing bracket, steps over it and tells so. */
  private boolean ends(char bracket) {
    char c = skipBlanks();
    if (c == ',') {
      at++;
      c = skipBlanks();
    }
    if (c == bracket) {
      at++;
      return true;
    }
    return false;
  }

  private void expect(char c) {
    if (skipBlanks() != c) {
      throw malformed();
    }
    at++;
  }

  private char skipBlanks() {
    while (text.charAt(at) <= ' ') {
      at++;
    }
    return text.charAt(at);
  }

  private IllegalStateException malformed() {
    return new IllegalStateException("the schema is not JSON at offset " + at);
  }
}
