package dev.mpool.schema;

import dev.mpool.diag.Diagnostic;
import dev.mpool.yaml.YamlDocument;
import dev.mpool.yaml.YamlMapping;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The judgement of an API server with strict field validation about one Backend, with the exact
 * place of everything that it would refuse.
 */
public interface SchemaCheck {

  /**
   * What an API server refuses in a Backend.
   *
   * @param object the Backend; its kind and apiVersion are not judged
   * @param pointer where the Backend stands in its document; "" unless it is in a list
   * @return empty if and only if an API server accepts it
   */
  List<Diagnostic> check(YamlDocument document, YamlMapping object, String pointer);

  /** The text of a schema that mpool carries, by its place among mpool's own files. */
  static String carried(String resource) {
    try (InputStream stream = SchemaCheck.class.getResourceAsStream(resource)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
