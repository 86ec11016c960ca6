package dev.mpool.yaml;

import dev.mpool.diag.Diagnostic;
import dev.mpool.diag.Rule;
import dev.mpool.text.JsonPointer;
import dev.mpool.text.Location;
import dev.mpool.text.Span;
import dev.mpool.yaml.syntax.NodeEvents;
import dev.mpool.yaml.syntax.SyntaxProblem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Builds the located tree of one document from its events, without recursion. It replaces aliases,
 * merges merge keys and finds what Kubernetes refuses in well-formed YAML.
 */
final class TreeBuilder implements NodeEvents {

  /** Deepest nesting; a Backend has twelve levels. */
  static final int MAX_DEPTH = 500;

  /** Most keys and values, aliases counted as what they stand for. */
  static final int MAX_NODES = 250_000;

  /** Longest JSON pointer, which bounds what naming every value of a document can cost. */
  private static final int MAX_PATH = 4096;

  private final int document;
  private final Problems problems;
  private final AliasBudget budget;
  private Map<String, AnchoredNode> anchors;
  private OpenNode open;
  private int depth;
  private YamlNode root;
  private boolean refused;
  private boolean stopped;
  private RepeatedKeys repeatedKeys;

  /**
   * A tree to be built.
   *
   * @param budget that of the whole file
   */
  TreeBuilder(int document, Problems problems, AliasBudget budget) {
    this.document = document;
    this.problems = problems;
    this.budget = budget;
    budget.startDocument();
  }

  /** The document's value; empty if something in it is refused, or nothing was read. */
  Optional<YamlNode> root() {
    return refused ? Optional.empty() : Optional.ofNullable(root);
  }

  @Override
  public int openStart() {
    return open.start;
  }

  @Override
  public boolean isStopped() {
    return stopped || problems.isFull();
  }

  @Override
  public void scalar(
      int start, int end, String text, boolean plain, String tag, String anchorName) {
    if (!count(start, end)) {
      return;
    }
    boolean isKey = open != null && open.expectsKey();
    if (isKey && text.equals("<<") && mergesUnder(tag, plain)) {
      open.startMerge(end);
      return;
    }
    Object value = text;
    if (tag != null) {
      value = ScalarRules.tagged(tag, text);
    } else if (plain) {
      value = ScalarRules.plain(text);
    }
    Span span = new Span(start, end);
    if (value instanceof ScalarRules.Misfit misfit) {
      refuse(span, misfit.message());
      value = text;
    } else if (!isKey && value instanceof Double number && !Double.isFinite(number)) {
      refuse(span, "Kubernetes has no number for " + text + ".");
    }
    YamlScalar node = new YamlScalar(span, text, value, plain);
    if (anchorName != null) {
      anchor(anchorName).complete(node, 1);
    }
    attach(node, 1, start, end, false);
  }

  private static boolean mergesUnder(String tag, boolean plain) {
    return tag == null ? plain : tag.equals("!") || tag.equals(ScalarRules.MERGE_TAG);
  }

  @Override
  public void alias(int start, int end, String name) {
    if (!count(start, end)) {
      return;
    }
    AnchoredNode target = anchors == null ? null : anchors.get(name);
    if (target == null || target.node() == null) {
      refuse(
          new Span(start, end),
          target == null
              ? "The alias "
                  + named('*', name)
                  + " has no anchor "
                  + named('&', name)
                  + " before it."
              : "The alias " + named('*', name) + " stands inside the value that it stands for.");
      Span span = new Span(start, end);
      // A merge key must not be told that this is no mapping, which nobody knows.
      boolean merges = open != null && open.expectsMerge();
      YamlNode unknown =
          merges ? new YamlMapping(span, List.of()) : new YamlScalar(span, "", "", true);
      attach(unknown, 1, start, end, true);
    } else if (!budget.expand(target.size())) {
      String who = budget.isSpentByFile() ? "file" : "document";
      stop(start, end, "The aliases of this " + who + " stand for too many values.");
    } else {
      attach(target.node(), 1 + target.size(), start, end, true);
    }
  }

  /** What stands at {@code inline} may be a token that begins like an alias: it is not told. */
  private String named(char sign, String name) {
    return sign + (open != null && "inline".equals(open.key()) ? "…" : name);
  }

  @Override
  public void startMapping(int start, int end, String anchorName) {
    start(true, start, end, anchorName);
  }

  @Override
  public void startSequence(int start, int end, String anchorName) {
    start(false, start, end, anchorName);
  }

  private void start(boolean mapping, int start, int end, String anchorName) {
    if (!count(start, end)) {
      return;
    }
    AnchoredNode anchor = anchorName == null ? null : anchor(anchorName);
    open = new OpenNode(open, mapping, start, end, anchor);
    depth++;
    if (depth > MAX_DEPTH) {
      stop(start, end, "This is nested more than " + MAX_DEPTH + " levels deep.");
    } else if (open.pathLength > MAX_PATH) {
      stop(start, end, "The keys above this have more than " + MAX_PATH + " characters.");
    }
  }

  private AnchoredNode anchor(String name) {
    if (anchors == null) {
      anchors = new HashMap<>();
    }
    AnchoredNode anchor = new AnchoredNode();
    anchors.put(name, anchor);
    return anchor;
  }

  @Override
  public void end(int end) {
    if (stopped) {
      return;
    }
    OpenNode done = open;
    open = done.parent;
    depth--;
    YamlNode node = done.close(end);
    if (done.anchor != null) {
      done.anchor.complete(node, done.size());
    }
    attach(node, done.size(), done.start, done.end(), false);
  }

  private void attach(YamlNode node, long size, int start, int end, boolean alias) {
    if (open == null) {
      root = node;
      return;
    }
    open.grow(size, end);
    if (!open.mapping && alias) {
      open.add(node, new Span(start, end));
    } else if (!open.mapping) {
      open.add(node);
    } else if (open.expectsKey()) {
      startValue(node, new Span(start, end));
    } else if (open.expectsMerge()) {
      if (!open.merge(node, alias)) {
        refuse(new Span(start, end), "A merge key << takes a mapping or a list of mappings.");
      }
    } else {
      putValue(node);
    }
  }

  private void startValue(YamlNode node, Span span) {
    String key = node instanceof YamlScalar scalar ? KeyRules.key(scalar) : null;
    if (key == null) {
      refuse(span, "A key has to be a string, but this one is " + kind(node) + ".");
      key = "";
    }
    open.startValue(key, span);
  }

  private static String kind(YamlNode node) {
    return switch (node.typeName()) {
      case "object" -> "a mapping";
      case "array" -> "a list";
      case "null" -> "empty";
      default -> "too large a number";
    };
  }

  private void putValue(YamlNode node) {
    Span keySpan = open.keySpan();
    String key = open.key();
    YamlMapping.Entry first = open.put(node);
    if (first == null) {
      return;
    }
    String pointer = JsonPointer.child(open.pointer(), key);
    if (repeatedKeys == null) {
      repeatedKeys = new RepeatedKeys();
    }
    Diagnostic repetition =
        repeatedKeys.finding(open, key, at(keySpan, pointer), at(first.keySpan(), pointer));
    if (repetition != null) {
      problems.add(repetition);
    }
  }

  private boolean count(int start, int end) {
    if (stopped) {
      return false;
    }
    if (!budget.count()) {
      stop(start, end, "This document has more than " + budget.most() + " keys and values.");
      return false;
    }
    return true;
  }

  private void refuse(Span span, String message) {
    refused = true;
    String pointer = open == null ? "" : open.pointer();
    problems.syntax(document, pointer, SyntaxProblem.of(span, message));
  }

  private void stop(int start, int end, String message) {
    refused = true;
    stopped = true;
    problems.add(Diagnostic.of(Rule.TOO_COMPLEX, at(new Span(start, end), ""), message));
  }

  private Location at(Span span, String pointer) {
    return problems.at(document, span, pointer);
  }
}
