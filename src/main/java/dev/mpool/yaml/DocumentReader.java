package dev.mpool.yaml;

import dev.mpool.diag.Diagnostic;
import dev.mpool.diag.FindingBudget;
import dev.mpool.diag.Rule;
import dev.mpool.text.Source;
import dev.mpool.text.Span;
import dev.mpool.yaml.syntax.SyntaxProblem;
import dev.mpool.yaml.syntax.YamlSyntax;
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
  private final YamlSyntax syntax;
  private final List<YamlDocument> documents = new ArrayList<>();
  private final AliasBudget aliases;

  private boolean stopped;

  /**
   * A reader that has read nothing yet.
   *
   * @param text the characters of the source
   * @param aliases the budget of the whole file
   */
  DocumentReader(Source source, char[] text, Problems problems, AliasBudget aliases) {
    this.source = source;
    this.text = text;
    this.aliases = aliases;
    this.problems = problems;
    this.syntax = new YamlSyntax(source.text(), text);
  }

  /**
   * Reads all documents.
   *
   * @param budget where {@link Problems} are told
   */
  YamlStream read(FindingBudget budget) {
    int at = 0;
    while (at < text.length && mayReadOn(at)) {
      at = readStream(at, text.length, true);
    }
    return new YamlStream(source, documents, comments(), budget.told());
  }

  private List<Comment> comments() {
    List<Comment> comments = new ArrayList<>(syntax.comments().size());
    for (Span span : syntax.comments()) {
      String said = source.text().substring(span.start() + 1, span.end()).strip();
      comments.add(new Comment(span, said));
    }
    return comments;
  }

  /** Whether there is still room for a document; if not, a finding says where reading stops. */
  private boolean mayReadOn(int at) {
    if (documents.size() == MAX_DOCUMENTS && at < text.length && !stopped) {
      stopped = true;
      problems.tooManyDocuments(documents.size(), at);
    }
    return !stopped && !problems.isFull();
  }

  /**
   * Reads what kubectl would be given as one stream: JSON values as long as there are any, then
   * YAML.
   *
   * @param whole whether it may have a shell command around it
   * @return where another stream begins, behind such a command, or the end
   */
  private int readStream(int start, int end, boolean whole) {
    // Behind a byte order mark kubectl expects no JSON.
    boolean isJson =
        !(start == 0 && source.isMarked()) && DocumentSplit.mayBeJson(text, start, end);
    int yaml = isJson ? readJson(start, end) : start;
    DocumentSplit split = new DocumentSplit(text, yaml, end);
    while (mayReadOn(split.end()) && split.next()) {
      int from = split.contentStart();
      if (whole) {
        int first = nextText(from, split.end());
        String word = openedAt(first);
        if (word != null) {
          return readCommand(first, word, end);
        }
      }
      readDocument(split);
    }
    return end;
  }

  /**
   * Reads JSON values, as long as there are any.
   *
   * @return where YAML begins; the end if none does
   */
  private int readJson(int start, int end) {
    JsonStream values = new JsonStream(text, end);
    int count = 0;
    int behind = start;
    int at = values.behindBlanks(start);
    while (at < end && mayReadOn(at)) {
      int valueEnd = values.end(at);
      if (valueEnd < 0) {
        int yaml = count > 1 ? -1 : values.yamlStart(behind);
        Span rest = new Span(at, lineTextEnd(at));
        return yaml < 0 ? refuse(StreamMessages.noJson(rest, count), at, end) : yaml;
      }
      TreeBuilder tree = new TreeBuilder(documents.size(), problems, aliases);
      values.build(at, valueEnd, tree);
      addRoot(tree.root(), at, valueEnd);
      count++;
      behind = valueEnd;
      at = values.behindBlanks(behind);
    }
    return end;
  }

  private void readDocument(DocumentSplit split) {
    int end = split.end();
    int start = split.contentStart();
    int beside = split.besideSeparator();
    int forbidden = split.forbidden();
    if (split.comment() >= 0) {
      syntax.readComment(split.comment(), start);
    }
    if (beside >= 0) {
      Span line = new Span(beside, lineTextEnd(beside));
      refuse(StreamMessages.besideSeparator(line, text[beside] == '-'), start, end);
    } else if (forbidden >= 0) {
      refuse(StreamMessages.forbidden(text[forbidden], forbidden), start, end);
    } else {
      readYaml(start, end);
    }
  }

  /** What ends the shell command on the line of a document's first text; null if it is none. */
  private String openedAt(int first) {
    boolean isText = first < text.length && text[first] != '{' && text[first] != '[';
    for (int at = first; isText && at + 1 < text.length && !YamlSyntax.isBreak(text[at]); at++) {
      if (text[at] == '<' && text[at + 1] == '<') {
        return HereDocument.word(source.text().substring(first, lineTextEnd(first)));
      }
    }
    return null;
  }

  /**
   * Reads what a shell would give to kubectl.
   *
   * @param first where the command begins
   * @param word what ends it
   * @return where it is over
   */
  private int readCommand(int first, String word, int end) {
    Span line = new Span(first, lineTextEnd(first));
    problems.syntax(documents.size(), "", HereDocument.opening(line, word));
    int from = lineEnd(first);
    int closing = lineOf(word, from, end);
    int to = closing < 0 ? end : closing;
    int before = documents.size();
    if (textEnd(from, to) > from) {
      readStream(from, to, false);
    }
    if (documents.size() == before) {
      add(Optional.empty(), first, to);
    }
    if (closing < 0 || problems.isFull()) {
      return end;
    }
    Span closed = new Span(closing, lineTextEnd(closing));
    problems.syntax(documents.size() - 1, "", HereDocument.closing(closed));
    return lineEnd(closing);
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

  private void readYaml(int start, int end) {
    int index = documents.size();
    TreeBuilder tree = new TreeBuilder(index, problems, aliases);
    boolean present = syntax.read(start, end, tree);
    // What is wrong right behind a document is wrong with it.
    int rest = tree.isStopped() ? end : syntax.end();
    if (syntax.problem() != null) {
      refuse(syntax.problem(), start, end);
      return;
    }
    rest = nextText(rest, end);
    if (present) {
      addRoot(tree.root(), start, end);
    }
    if (rest < end) {
      ignored(index, rest, start);
    }
  }

  /** Adds a document, unless it is null, which kubectl passes over. */
  private void addRoot(Optional<YamlNode> root, int start, int end) {
    if (root.isEmpty() || !YamlScalar.isNull(root.get())) {
      add(mapping(root, documents.size()), start, end);
    }
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
      } else if (YamlSyntax.isBlankOrEnd(c)) {
        at++;
      } else {
        return at;
      }
    }
    return end;
  }

  private int lineEnd(int start) {
    int at = start;
    while (at < text.length && !YamlSyntax.isBreak(text[at])) {
      at++;
    }
    return at;
  }

  /** Tells why a document is not read, which ends there. */
  private int refuse(SyntaxProblem problem, int start, int end) {
    problems.syntax(documents.size(), "", problem);
    add(Optional.empty(), start, end);
    return end;
  }

  private int textEnd(int start, int end) {
    int at = end;
    while (at > start && YamlSyntax.isBlankOrEnd(text[at - 1])) {
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
    boolean indented = syntax.column(first) > 0 && syntax.column(at) < syntax.column(first);
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
