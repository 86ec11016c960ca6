package dev.mpool.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mpool.diag.Diagnostic;
import dev.mpool.text.Source;
import dev.mpool.text.Span;
import java.util.List;
import java.util.stream.Collectors;

/** Reads texts for tests and tells what came of them. */
final class YamlTexts {

  private YamlTexts() {}

  static YamlStream read(String text) {
    return YamlReader.read(new Source("test.yaml", text));
  }

  /** The value of a text's only document, which must have no findings. */
  static YamlMapping mapping(String text) {
    YamlStream stream = read(text);
    assertThat(stream.diagnostics()).isEmpty();
    assertThat(stream.documents()).hasSize(1);
    return (YamlMapping) stream.documents().get(0).root().orElseThrow();
  }

  /** The value under a path of keys and indexes, such as {@code a/0/b}. */
  static YamlNode at(YamlNode root, String path) {
    YamlNode node = root;
    for (String step : path.split("/")) {
      node =
          node instanceof YamlMapping mapping
              ? mapping.entry(step).orElseThrow().value()
              : ((YamlSequence) node).items().get(Integer.parseInt(step));
    }
    return node;
  }

  /** The value as JSON would have it. */
  static String json(YamlNode node) {
    if (node instanceof YamlMapping mapping) {
      return mapping.entries().stream()
          .map(entry -> quoted(entry.key()) + ":" + json(entry.value()))
          .collect(Collectors.joining(",", "{", "}"));
    } else if (node instanceof YamlSequence sequence) {
      return sequence.items().stream()
          .map(YamlTexts::json)
          .collect(Collectors.joining(",", "[", "]"));
    }
    Object value = ((YamlScalar) node).value();
    return value instanceof String text ? quoted(text) : String.valueOf(value);
  }

  private static String quoted(String text) {
    StringBuilder json = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      if (c < ' ' || c == '"' || c == '\\') {
        json.append("\\u00").append(c < 16 ? "0" : "").append(Integer.toHexString(c));
      } else {
        json.append(c);
      }
    }
    return json.append('"').toString();
  }

  static String marked(String text, Span span) {
    return text.substring(span.start(), span.end());
  }

  static String marked(Diagnostic diagnostic) {
    return marked(diagnostic.location().source().text(), diagnostic.location().span());
  }

  static Diagnostic only(List<Diagnostic> diagnostics) {
    assertThat(diagnostics).hasSize(1);
    return diagnostics.get(0);
  }
}
