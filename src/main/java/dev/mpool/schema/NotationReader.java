package dev.mpool.schema;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a schema from words with blanks between them, in a fraction of the time that JSON takes:
 * every start of mpool needs {@link BackendNotation}. A node stands between braces, and is a
 * keyword after the other, each with what it needs: a word, words up to a semicolon, or nodes. A
 * node with a name may be told by {@code #NAME} alone.
 */
final class NotationReader {

  static final String NO_TEXT = "''";

  private final String text;
  private final Map<String, SchemaNode> named = new HashMap<>();
  private int at;

  private NotationReader(String text) {
    this.text = text;
  }

  /** All nodes that have a name, by name. */
  static Map<String, SchemaNode> read(String text) {
    NotationReader reader = new NotationReader(text);
    for (String name = reader.word(); !name.isEmpty(); name = reader.word()) {
      reader.word();
      reader.fill(reader.named(name));
    }
    return reader.named;
  }

  /** A node may be told of before its turn. */
  private SchemaNode named(String name) {
    SchemaNode node = named.get(name);
    if (node == null) {
      node = new SchemaNode();
      named.put(name, node);
    }
    return node;
  }

  /** The next word; "" behind the last one. */
  private String word() {
    while (at < text.length() && text.charAt(at) <= ' ') {
      at++;
    }
    int start = at;
    while (at < text.length() && text.charAt(at) > ' ') {
      at++;
    }
    return text.substring(start, at);
  }

  private SchemaNode node() {
    String word = word();
    if (word.charAt(0) == '#') {
      return named(word.substring(1));
    }
    SchemaNode node = new SchemaNode();
    fill(node);
    return node;
  }

  private void fill(SchemaNode node) {
    for (String keyword = word(); !keyword.equals("}"); keyword = word()) {
      set(node, keyword);
    }
  }

  private void set(SchemaNode node, String keyword) {
    switch (keyword) {
      case "type" -> node.type = word();
      case "nullable" -> node.nullable = true;
      case "closed" -> node.closed = true;
      case "property" -> node.add(word(), node());
      case "required" -> node.required = words();
      case "allowed" -> node.allowed = List.copyOf(words());
      case "default" -> node.defaultValue = text();
      case "additional" -> node.additional = node();
      case "propertyNames" -> node.propertyNames = node();
      case "items" -> node.items = node();
      case "contains" -> node.contains = node();
      case "minimum" -> node.minimum = Double.valueOf(word());
      case "maximum" -> node.maximum = Double.valueOf(word());
      case "minLength" -> node.minLength = Integer.parseInt(word());
      case "maxLength" -> node.maxLength = Integer.parseInt(word());
      case "minItems" -> node.minItems = Integer.parseInt(word());
      case "maxItems" -> node.maxItems = Integer.parseInt(word());
      case "minProperties" -> node.minProperties = Integer.parseInt(word());
      case "maxProperties" -> node.maxProperties = Integer.parseInt(word());
      case "pattern" -> node.pattern = TextPattern.of(word());
      case "format" -> node.format = word();
      case "allOf" -> node.allOf = nodes();
      case "anyOf" -> node.anyOf = nodes();
      case "oneOf" -> node.oneOf = nodes();
      case "not" -> node.not = node();
      case "if" -> node.condition = node();
      case "then" -> node.consequence = node();
      case "listKeys" -> node.listKeys = words();
      case "maxTotalBytes" -> node.maxTotalBytes = Integer.parseInt(word());
      case "atMostOneTrue" -> node.atMostOneTrue = word();
      default -> throw new IllegalArgumentException("no keyword: " + keyword);
    }
  }

  private String text() {
    String word = word();
    return word.equals(NO_TEXT) ? "" : word;
  }

  private List<String> words() {
    List<String> words = new ArrayList<>();
    for (String word = text(); !word.equals(";"); word = text()) {
      words.add(word);
    }
    return words;
  }

  /** Nodes up to a semicolon. */
  private List<SchemaNode> nodes() {
    List<SchemaNode> nodes = new ArrayList<>();
    while (!isEnd()) {
      nodes.add(node());
    }
    return nodes;
  }

  private boolean isEnd() {
    int start = at;
    if (word().equals(";")) {
      return true;
    }
    at = start;
    return false;
  }
}
