package dev.mpool.manifest;

import dev.mpool.diag.Findings;
import dev.mpool.diag.Rule;
import dev.mpool.text.Span;
import dev.mpool.yaml.YamlDocument;
import dev.mpool.yaml.YamlMapping;
import dev.mpool.yaml.YamlNode;
import dev.mpool.yaml.YamlScalar;
import dev.mpool.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * An object with {@code items}, as kubectl opens it, and what is wrong with that. Lists of other
 * things than mpool reads are nobody's business here.
 */
final class ObjectList {

  static final String ITEMS = "items";

  static final String LIST = "List";

  private final YamlDocument document;
  private final YamlMapping root;
  private final YamlMapping.Entry items;
  private final ObjectKind own;
  private final ObjectKind listed;
  private final boolean isRead;
  private final Findings findings;
  private final Set<Rule> told = EnumSet.noneOf(Rule.class);

  /**
   * A list.
   *
   * @param own what it would be to mpool without its items, or null
   * @param listed what an item is to mpool that says nothing of itself, or null
   * @param isGeneral whether its kind is {@code List}
   * @param findings what is wrong with it is added
   */
  ObjectList(
      YamlDocument document,
      YamlMapping root,
      ObjectKind own,
      ObjectKind listed,
      boolean isGeneral,
      Findings findings) {
    this.document = document;
    this.root = root;
    this.items = root.entry(ITEMS).orElseThrow();
    this.own = own;
    this.listed = listed;
    this.findings = findings;
    this.isRead = own != null || listed != null || isGeneral || hasBackend(items.value());
  }

  /** The kind of an item that says nothing of itself. */
  static String itemKind(String kind) {
    return kind.endsWith(LIST) ? kind.substring(0, kind.length() - LIST.length()) : kind;
  }

  YamlNode items() {
    return items.value();
  }

  /** An item as kubectl sees it: one that says nothing of itself has what the list says. */
  YamlMapping typed(YamlMapping item) {
    if (listed == null
        || !ObjectSelection.text(item, "kind").isEmpty()
        || !ObjectSelection.text(item, "apiVersion").isEmpty()) {
      return item;
    }
    List<YamlMapping.Entry> entries = new ArrayList<>(item.entries());
    entries.removeIf(entry -> entry.key().equals("kind") || entry.key().equals("apiVersion"));
    entries.add(
        of(root.entry("apiVersion").orElseThrow(), ObjectSelection.text(root, "apiVersion")));
    entries.add(of(root.entry("kind").orElseThrow(), listed.name()));
    return new YamlMapping(item.span(), entries);
  }

  /** As a merge key would bring it, from where it is written. */
  private static YamlMapping.Entry of(YamlMapping.Entry written, String text) {
    YamlNode value = new YamlScalar(written.value().span(), text, text, false);
    return new YamlMapping.Entry(written.key(), written.keySpan(), value);
  }

  /** Whether it is a list, which kubectl insists on; to it null is an empty one. */
  boolean isList() {
    YamlNode value = items.value();
    if (value instanceof YamlSequence || YamlScalar.isNull(value)) {
      if (own != null) {
        findings.add(
            Rule.IGNORED_TEXT,
            document.location('/' + ITEMS, items.keySpan()),
            "kubectl takes this " + own.name() + " for a list and reads nothing but its items.",
            "Remove `items`.");
      }
      return value instanceof YamlSequence;
    }
    if (isRead) {
      tell(
          Rule.WRONG_TYPE,
          '/' + ITEMS,
          value instanceof YamlMapping mapping ? mapping.beginning() : value.span(),
          "kubectl refuses this list: its items are not a list.",
          own == null ? "Begin each item with a dash and a space." : "Remove `items`.");
    }
    return false;
  }

  /** Whether an item is an object; kubectl refuses a list for one that is none, or a list. */
  boolean takes(YamlNode item, String pointer) {
    if (!(item instanceof YamlMapping) && !isRead) {
      return false;
    }
    String write = "Remove it, or write an object with kind and apiVersion.";
    if (YamlScalar.isNull(item) && listed == null) {
      String message = "This item is passed over: it is empty.";
      tell(Rule.LIST_NOT_READ, pointer, item.span(), message, write);
      return false;
    }
    if (!(item instanceof YamlMapping object)) {
      String message = "kubectl refuses this list: an item is not an object.";
      tell(Rule.WRONG_TYPE, pointer, item.span(), message, write);
      return false;
    }
    YamlMapping.Entry inner = object.entry(ITEMS).orElse(null);
    boolean isListItself =
        inner != null
            && inner.value() instanceof YamlSequence
            && (isRead || hasBackend(inner.value()));
    if (isListItself) {
      tell(
          Rule.WRONG_TYPE,
          pointer + '/' + ITEMS,
          inner.keySpan(),
          "kubectl refuses this list: an item is a list itself.",
          "Write the items of the inner list into the outer one.");
    }
    return !isListItself;
  }

  /** The first of a rule tells enough. */
  private void tell(Rule rule, String pointer, Span span, String message, String hint) {
    if (told.add(rule)) {
      findings.add(rule, document.location(pointer, span), message, hint);
    }
  }

  /** Tells of a list of Backends that has no kind, which kubectl refuses. */
  static void tellOfNoKind(YamlDocument document, YamlMapping node, Findings findings) {
    YamlMapping.Entry items = node.entry(ITEMS).orElse(null);
    if (items != null && hasBackend(items.value())) {
      YamlNode kind = node.value("kind").orElse(null);
      findings.add(
          Rule.LIST_NOT_READ,
          kind == null
              ? document.location("", node.beginning())
              : document.location("/kind", kind.span()),
          "The Backends in this list are passed over: "
              + (kind == null ? "it has no kind." : "its kind is not a name."),
          "Write `apiVersion: v1` and `kind: List`.");
    }
  }

  private static boolean hasBackend(YamlNode items) {
    if (items instanceof YamlSequence sequence) {
      for (YamlNode item : sequence.items()) {
        if (item instanceof YamlMapping object
            && ObjectKind.BACKEND.is(
                ObjectSelection.text(object, "kind"), ObjectSelection.text(object, "apiVersion"))) {
          return true;
        }
      }
    }
    return false;
  }
}
