package dev.mpool.yaml;

import dev.mpool.diag.Diagnostic;
import dev.mpool.diag.Rule;
import dev.mpool.text.Source;
import dev.mpool.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the documents of a source into located trees, the way Kubernetes reads YAML. All that is
 * wrong is told in one go: a syntax error ends only the document that it stands in.
 */
public final class YamlReader {

  private final Source source;
  private final String text;
  private final Findings findings;
  private final Comments comments;
  private final List<YamlDocument> documents = new ArrayList<>();

  private YamlReader(Source source) {
    this.source = source;
    this.text = source.text();
    this.findings = new Findings(source);
    this.comments = new Comments(source);
  }

  /** Reads all documents of a source; those that hold nothing are passed over and not counted. */
  public static YamlStream read(Source source) {
    YamlReader reader = new YamlReader(source);
    int length = source.text().length();
    int start = 0;
    while (start < length && !reader.findings.isFull()) {
      int end = DocumentSplit.end(reader.text, start);
      reader.readBetween(DocumentSplit.contentStart(reader.text, start, end), end);
      start = end;
    }
    return new YamlStream(source, reader.documents, reader.comments.found(), reader.findings.all());
  }

  private void readBetween(int contentStart, int end) {
    if (textEnd(contentStart, end) == contentStart) {
      return;
    }
    int control = ControlCharacters.first(text, contentStart, end);
    if (control >= 0) {
      refuse(ControlCharacters.problem(text, control), contentStart, end);
      return;
    }
    int start = contentStart;
    while (start < end && !findings.isFull()) {
      start = readDocument(start, end);
    }
  }

  /**
   * Reads one document.
   *
   * @return where the next one begins that follows without a separator, as JSON objects may, or the
   *     end
   */
  private int readDocument(int start, int end) {
    int index = documents.size();
    TreeBuilder tree = new TreeBuilder(index, findings);
    Cursor cursor = new Cursor(text, start, end);
    DocumentParser parser = new DocumentParser(cursor, new Scanner(cursor, comments), tree);
    boolean present = parser.parse();
    int rest = tree.isStopped() ? end : parser.end();
    if (cursor.isFailed()) {
      refuse(cursor.problem(), start, end);
      return end;
    } else if (present) {
      Optional<YamlNode> root = mapping(tree, index);
      Span span = root.map(YamlNode::span).orElseGet(() -> new Span(start, textEnd(start, end)));
      documents.add(new YamlDocument(source, index, span, root));
    }
    int next = DocumentSplit.nextText(text, rest, end);
    if (next < end && present && text.charAt(start) == '{' && text.charAt(next) == '{') {
      return next;
    } else if (next < end) {
      ignored(index, next);
    }
    return end;
  }

  private void refuse(SyntaxProblem problem, int start, int end) {
    int index = documents.size();
    findings.syntax(index, "", problem);
    Span span = new Span(start, textEnd(start, end));
    documents.add(new YamlDocument(source, index, span, Optional.empty()));
  }

  private int textEnd(int start, int end) {
    int at = end;
    while (at > start && Cursor.isBlankOrEnd(text.charAt(at - 1))) {
      at--;
    }
    return at;
  }

  private Optional<YamlNode> mapping(TreeBuilder tree, int index) {
    Optional<YamlNode> root = tree.root();
    if (root.isEmpty() || root.get() instanceof YamlMapping) {
      return root;
    }
    findings.add(
        Diagnostic.of(
                Rule.NOT_A_MAPPING,
                findings.at(index, root.get().span(), ""),
                root.get() instanceof YamlSequence
                    ? "This document is a list, not a Kubernetes object."
                    : "This document is a single value, not a Kubernetes object.")
            .withHint("Begin each object with apiVersion and kind, and separate objects by ---."));
    return Optional.empty();
  }

  private void ignored(int index, int at) {
    int end = at;
    while (end < text.length() && !Cursor.isBreak(text.charAt(end))) {
      end++;
    }
    findings.add(
        Diagnostic.of(
                Rule.IGNORED_TEXT,
                findings.at(index, new Span(at, end), ""),
                "Kubernetes does not read on from here: the document has ended above.")
            .withHint("Begin a new document with --- on a line of its own."));
  }
}
