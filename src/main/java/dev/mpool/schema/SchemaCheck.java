package dev.mpool.schema;

import dev.mpool.diag.Diagnostic;
import dev.mpool.yaml.YamlDocument;
import dev.mpool.yaml.YamlMapping;
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
}
