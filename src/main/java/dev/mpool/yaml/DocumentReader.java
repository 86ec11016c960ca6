package dev.mpool.yaml;

import dev.mpool.diag.Diagnostic;
import dev.mpool.diag.Rule;
import dev.mpool.text.Source;
import dev.mpool.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads documents of a source one after the other. It keeps what it has read, so that it can go on
 * behind it, or take what was read ahead there.
 */
final class DocumentReader {

  private final Source source;
  private final char[] text;
  private final Findings findings;
  private final Comments comments;
  private final Cursor cursor;
  private final DocumentParser parser;
  private final List<YamlDocument> documents = new ArrayList<>();
  private final AliasBudget budget;
  private DocumentSplit split;
  private boolean stopped;

  /** Where the documents end that are to be read. */
  private int end;

  /** Where the next document begins, behind a separator or in a row with the one before it. */
  private int next;

  /** Where the next separator stands, or the text ends. */
  private int rowEnd;

  /**
   * A reader that has read nothing yet.
   *
   * @param text the characters of the source
   * @param budget that of the whole file
   */
  DocumentReader(Source source, char[] text, AliasBudget budget) {
    this.source = source;
    this.text = text;
    this.comments = new Comments(source);
    this.budget = budget;
    this.findings = new Findings(source);
    this.cursor = new Cursor(source.text(), text);
    this.parser = new DocumentParser(cursor, comments);
  }

  /** Reads the documents between two offsets, at each of which a separator or nothing stands. */
  void read(int from, int to) {
    enter(from, to);
    while (readNext()) {
      // What is read is kept.
    }
  }

  /** Goes to where {@link #read} begins. */
  void enter(int from, int to) {
    split = new DocumentSplit(text, from);
    end = to;
    next = from;
    rowEnd = from;
  }

  /** Reads on by one document; false if there is none any more, or if too much was read. */
  boolean readNext() {
    boolean inRow = next < rowEnd;
    if (!inRow && rowEnd == end || !mayReadOn(next)) {
      return false;
    }
    next = inRow ? readDocument(next, rowEnd, true) : readBehindSeparator();
    return true;
  }

  /** How much of what the file may hold was read. */
  FileUse use() {
    return new FileUse(documents.size(), findings.count(), budget.aliasedInFile());
  }

  /**
   * Takes what was read ahead of what follows, unless a limit is reached there.
   *
   * @param ahead empty if nobody has read it to the end
   * @return whether it was taken
   */
  boolean take(Optional<ReadAhead> ahead) {
    if (ahead.isEmpty()
        || !use().plus(ahead.get().use()).isWithinLimits(budget.mostAliasedInFile())) {
      return false;
    }
    take(ahead.get());
    return true;
  }

  private void take(ReadAhead ahead) {
    int before = documents.size();
    for (Diagnostic finding : ahead.diagnostics()) {
      findings.add(finding.behindDocuments(before));
    }
    for (YamlDocument document : ahead.documents()) {
      documents.add(document.behindDocuments(before));
    }
    comments.addAll(ahead.comments());
    budget.addAliased(ahead.aliased());
  }

  /** What was read, for the reader of what stands before it. */
  ReadAhead ahead() {
    return new ReadAhead(documents, comments.found(), findings.all(), budget.aliasedInFile());
  }

  YamlStream stream() {
    return new YamlStream(source, documents, comments.found(), findings.all());
  }

  /** Whether there is still room for a document; if not, a finding says where reading stops. */
  private boolean mayReadOn(int at) {
    if (documents.size() == FileUse.MAX_DOCUMENTS && at < text.length && !stopped) {
      stopped = true;
      findings.tooManyDocuments(documents.size(), at);
    }
    return !stopped && !findings.isFull();
  }

  private int readBehindSeparator() {
    split.next();
    rowEnd = split.end();
    int start = split.contentStart();
    int forbidden = split.forbidden();
    if (forbidden >= 0) {
      refuse(SyntaxMessages.forbidden(text[forbidden], forbidden), start, rowEnd);
      return rowEnd;
    }
    return textEnd(start, rowEnd) == start ? rowEnd : readDocument(start, rowEnd, false);
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
    findings.notAMapping(index, root.get());
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
