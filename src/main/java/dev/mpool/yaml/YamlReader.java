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

  /** Most documents of a source; each costs memory, however short it is. */
  static final int MAX_DOCUMENTS = 120_000;

  private final Source source;
  private final char[] text;
  private final Findings findings;
  private final Comments comments;
  private final Cursor cursor;
  private final DocumentParser parser;
  private final List<YamlDocument> documents = new ArrayList<>();
  private final AliasBudget budget;
  private boolean stopped;

  private YamlReader(Source source, long maxNodes) {
    this.source = source;
    this.budget = new AliasBudget(maxNodes, source.text().length());
    this.text = source.text().toCharArray();
    this.findings = new Findings(source);
    this.comments = new Comments(source);
    this.cursor = new Cursor(source.text(), text);
    this.parser = new DocumentParser(cursor, comments);
  }

  /** Reads all documents of a source; those that hold nothing are passed over and not counted. */
  public static YamlStream read(Source source) {
    return read(source, TreeBuilder.MAX_NODES);
  }

  /** Reads what mpool itself has written: it may be as large as the plan behind it. */
  public static YamlStream readOwn(Source source) {
    return read(source, Long.MAX_VALUE);
  }

  private static YamlStream read(Source source, long maxNodes) {
    YamlReader reader = new YamlReader(source, maxNodes);
    DocumentSplit split = new DocumentSplit(reader.text);
    while (reader.mayReadOn(split.end()) && split.next()) {
      reader.readBetween(split.contentStart(), split.end(), split.forbidden());
    }
    return new YamlStream(source, reader.documents, reader.comments.found(), reader.findings.all());
  }

  /** Whether there is still room for a document; if not, a finding says where reading stops. */
  private boolean mayReadOn(int at) {
    if (documents.size() == MAX_DOCUMENTS && at < text.length && !stopped) {
      stopped = true;
      findings.add(
          Diagnostic.of(
              Rule.TOO_COMPLEX,
              findings.at(documents.size(), Span.at(at), ""),
              "This file has more than "
                  + MAX_DOCUMENTS
                  + " documents; it is not read any further."));
    }
    return !stopped && !findings.isFull();
  }

  private void readBetween(int contentStart, int end, int forbidden) {
    if (forbidden >= 0) {
      refuse(SyntaxMessages.forbidden(text[forbidden], forbidden), contentStart, end);
      return;
    }
    if (textEnd(contentStart, end) == contentStart) {
      return;
    }
    int start = readDocument(contentStart, end, false);
    while (start < end && mayReadOn(start)) {
      start = readDocument(start, end, true);
    }
  }

  /**
   * Reads one document.
   *
   * @param inRow whether it follows another one without a separator
   * @return where the next one begins that follows without a separator, as JSON objects may, or the
   *     end
   */
  private int readDocument(int start, int end, boolean inRow) {
    int index = documents.size();
    TreeBuilder tree = new TreeBuilder(index, findings, budget);
    cursor.enter(start, end);
    boolean present = parser.parse(tree, inRow);
    Optional<YamlNode> root = cursor.isFailed() ? Optional.empty() : tree.root();
    int rest = end;
    if (root.isPresent() && text[start] == '{') {
      rest = nextText(root.get().span().end(), end);
      if (rest < end && text[rest] == '{') {
        add(mapping(root, index), start, end);
        return rest;
      }
    }
    if (!tree.isStopped() && !cursor.isFailed()) {
      rest = nextText(parser.end(), end);
    }
    if (cursor.isFailed()) {
      refuse(cursor.problem(), start, end);
      return end;
    }
    if (present) {
      add(mapping(root, index), start, end);
    }
    if (rest < end) {
      ignored(index, rest, start);
    }
    return end;
  }

  private void add(Optional<YamlNode> root, int start, int end) {
    Span span = root.isPresent() ? root.get().span() : new Span(start, textEnd(start, end));
    documents.add(new YamlDocument(source, documents.size(), span, root));
  }

  /** The first text that is neither a comment nor a {@code ...}, which only ends a document. */
  private int nextText(int start, int end) {
    int at = start;
    while (at < end) {
      char c = text[at];
      if (c == '#') {
        at = lineEnd(at);
      } else if (c == '.' && at + 2 < end && text[at + 1] == '.' && text[at + 2] == '.') {
        at += 3;
      } else if (Cursor.isBlankOrEnd(c)) {
        at++;
      } else {
        return at;
      }
    }
    return end;
  }

  private int lineEnd(int start) {
    int at = start;
    while (at < text.length && !Cursor.isBreak(text[at])) {
      at++;
    }
    return at;
  }

  private void refuse(SyntaxProblem problem, int start, int end) {
    findings.syntax(documents.size(), "", problem);
    add(Optional.empty(), start, end);
  }

  private int textEnd(int start, int end) {
    int at = end;
    while (at > start && Cursor.isBlankOrEnd(text[at - 1])) {
      at--;
    }
    return at;
  }

  private Optional<YamlNode> mapping(Optional<YamlNode> root, int index) {
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

  private void ignored(int index, int at, int documentStart) {
    int first = nextText(documentStart, at);
    boolean indented = cursor.column(first) > 0 && cursor.column(at) < cursor.column(first);
    String advice =
        indented
            ? "Check the indentation of the lines above: the document ends where a line begins left"
                + " of its first key."
            : "Begin a new document with --- on a line of its own.";
    findings.add(
        Diagnostic.of(
                Rule.IGNORED_TEXT,
                findings.at(index, new Span(at, lineEnd(at)), ""),
                "Kubernetes does not read on from here: the document has ended above.")
            .withHint(
                text[at] == '}' || text[at] == ']'
                    ? "Remove it, or a bracket above that closes too early."
                    : advice));
  }
}
