package dev.mpool.yaml;

import dev.mpool.diag.Diagnostic;
import dev.mpool.diag.FindingBudget;
import dev.mpool.diag.Rule;
import dev.mpool.text.Source;
import dev.mpool.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the documents of a source one after the other. */
final class DocumentReader {

  /** Most documents of a file; each costs memory, however short it is. */
  static final int MAX_DOCUMENTS = 120_000;

  private final Source source;
  private final char[] text;
  private final Problems problems;
  private final Comments comments;
  private final Cursor cursor;
  private final DocumentParser parser;
  private final List<YamlDocument> documents = new ArrayList<>();
  private final AliasBudget aliases;
  private final DocumentSplit split;

  /** What ends the shell command that is around the documents; null if there is none. */
  private String commandEnd;

  private boolean stopped;

  /** Whether there are only JSON objects so far, without a separator. */
  private boolean json;

  /**
   * A reader that has read nothing yet.
   *
   * @param text the characters of the source
   * @param aliases the budget of the whole file
   */
  DocumentReader(Source source, char[] text, Problems problems, AliasBudget aliases) {
    this.source = source;
    this.text = text;
    this.comments = new Comments(source);
    this.aliases = aliases;
    this.problems = problems;
    this.split = new DocumentSplit(text);
    this.cursor = new Cursor(source.text(), text);
    this.parser = new DocumentParser(cursor, comments);
  }

  /**
   * Reads all documents.
   *
   * @param budget where {@link Problems} are told
   */
  YamlStream read(FindingBudget budget) {
    while (mayReadOn(split.end()) && split.next()) {
      readBehindSeparator();
    }
    return new YamlStream(source, documents, comments.found(), budget.told());
  }

  /** Whether there is still room for a document; if not, a finding says where reading stops. */
  private boolean mayReadOn(int at) {
    if (documents.size() == MAX_DOCUMENTS && at < text.length && !stopped) {
      stopped = true;
      problems.tooManyDocuments(documents.size(), at);
    }
    return !stopped && !problems.isFull();
  }

  private void readBehindSeparator() {
    int end = split.end();
    int start = split.contentStart();
    int forbidden = split.forbidden();
    if (forbidden >= 0) {
      refuse(SyntaxMessages.forbidden(text[forbidden], forbidden), start, end);
    } else if (textEnd(start, end) > start) {
      int first = nextText(start, end);
      String opened = openedAt(first);
      if (opened == null && commandEnd == null) {
        readRow(start, end);
        return;
      }
      int before = documents.size();
      readInCommand(start, first, opened, end);
      if (documents.size() == before) {
        add(Optional.empty(), start, end);
      }
    }
  }

  /** JSON objects may follow each other without a separator, if the file begins with them. */
  private void readRow(int start, int end) {
    json = documents.isEmpty();
    int next = readDocument(start, end, false);
    while (next < end && mayReadOn(next)) {
      next = readDocument(next, end, json);
    }
  }

  /** What ends the shell command on the line of a document's first text; null if it is none. */
  private String openedAt(int first) {
    boolean isText = first < text.length && text[first] != '{' && text[first] != '[';
    for (int at = first; isText && at + 1 < text.length && !Cursor.isBreak(text[at]); at++) {
      if (text[at] == '<' && text[at + 1] == '<') {
        return HereDocument.word(source.text().substring(first, lineTextEnd(first)));
      }
    }
    return null;
  }

  /**
   * Reads what stands up to the next separator, without the lines of a shell command around it.
   *
   * @param opened what ends the command that begins here; null if none does
   */
  private void readInCommand(int start, int first, String opened, int end) {
    int from = start;
    if (opened != null) {
      Span line = new Span(first, lineTextEnd(first));
      problems.syntax(documents.size(), "", HereDocument.opening(line, opened));
      from = lineEnd(first);
      commandEnd = opened;
    }
    int closing = lineOf(commandEnd, from, end);
    int to = closing < 0 ? end : closing;
    if (textEnd(from, to) > from) {
      readRow(from, to);
    }
    if (closing < 0 || problems.isFull()) {
      return;
    }
    Span line = new Span(closing, lineTextEnd(closing));
    problems.syntax(Math.max(0, documents.size() - 1), "", HereDocument.closing(line));
    commandEnd = null;
    int rest = lineEnd(closing);
    int next = nextText(rest, end);
    String another = openedAt(next);
    if (next < end && another != null) {
      readInCommand(rest, next, another, end);
    } else if (next < end) {
      readRow(rest, end);
    }
  }

  private int lineTextEnd(int start) {
    return textEnd(start, lineEnd(start));
  }

  /** Where a line begins that is one word; -1 if there is none. */
  private int lineOf(String word, int from, int end) {
    for (int at = from; at < end; at = lineEnd(at) + 1) {
      int length = lineTextEnd(at) - at;
      if (length == word.length() && source.text().startsWith(word, at)) {
        return at;
      }
    }
    return -1;
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
    TreeBuilder tree = new TreeBuilder(index, problems, aliases);
    cursor.enter(start, end);
    boolean present = parser.parse(tree, inRow);
    Optional<YamlNode> root = cursor.isFailed() ? Optional.empty() : tree.root();
    int rest = end;
    if (root.isPresent() && text[start] == '{' && json) {
      Span json = root.get().span();
      rest = nextText(json.end(), end);
      if (rest < end && JsonText.is(source.text().substring(json.start(), json.end()))) {
        add(mapping(root, index), start, end);
        return text[rest] == '{' ? rest : behindJson(rest, end);
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

  /** Behind a single JSON object, kubectl reads on as YAML, also where a separator stands. */
  private int behindJson(int rest, int end) {
    json = false;
    int at = rest;
    if (text[at] == '-' && at + 2 < end && text[at + 1] == '-' && text[at + 2] == '-') {
      at = nextText(at + 3, end);
    }
    return at;
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
    problems.syntax(documents.size(), "", problem);
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
    problems.notAMapping(index, root.get());
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
    problems.add(
        Diagnostic.of(
                Rule.IGNORED_TEXT,
                problems.at(index, new Span(at, lineEnd(at)), ""),
                "Kubernetes does not read on from here: the document has ended above.")
            .withHint(
                text[at] == '}' || text[at] == ']'
                    ? "Remove it, or a bracket above that closes too early."
                    : advice));
  }
}
