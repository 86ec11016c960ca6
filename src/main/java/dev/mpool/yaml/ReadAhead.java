package dev.mpool.yaml;

import dev.mpool.diag.Diagnostic;
import java.util.List;

/**
 * What was read of a stretch before it was known what stands before it: its documents count from 0,
 * in what is found too.
 *
 * @param aliased how many keys and values its aliases stand for
 */
public record ReadAhead(
    List<YamlDocument> documents,
    List<Comment> comments,
    List<Diagnostic> diagnostics,
    long aliased) {

  public ReadAhead {
    documents = List.copyOf(documents);
    comments = List.copyOf(comments);
    diagnostics = List.copyOf(diagnostics);
  }

  FileUse use() {
    return new FileUse(documents.size(), diagnostics.size(), aliased);
  }
}
