package dev.mpool.yaml;

import dev.mpool.diag.Diagnostic;
import dev.mpool.text.Source;
import java.util.List;

/**
 * All documents of a source, with what is wrong with them as YAML.
 *
 * @param documents in the order they are written; documents that hold nothing are left out
 * @param comments those that contain {@code mpool:}, in the order they are written
 */
public record YamlStream(
    Source source,
    List<YamlDocument> documents,
    List<Comment> comments,
    List<Diagnostic> diagnostics) {

  public YamlStream {
    documents = List.copyOf(documents);
    comments = List.copyOf(comments);
    diagnostics = List.copyOf(diagnostics);
  }
}
