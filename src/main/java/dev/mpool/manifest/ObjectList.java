package dev.mpool.manifest;

import dev.mpool.diag.Diagnostic;
import dev.mpool.diag.Rule;
import dev.mpool.text.Span;
import dev.mpool.yaml.YamlDocument;
import dev.mpool.yaml.YamlMapping;
import dev.mpool.yaml.YamlNode;
import dev.mpool.yaml.YamlScalar;
import dev.mpool.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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

  /**
   * A list.
   *
   * @param own what it would be to mpool without its items, or null
   * @param listed what an item is to mpool that says nothing of itself, or null
   * @param isGeneral whether its kind is {@code List}
   */
  ObjectList(
      YamlDocument document,
      YamlMapping root,
      ObjectKind own,
      ObjectKind listed,
      boolean isGeneral) {
    this.document = document;
    this.root = root;
    this.items = root.entry(ITEMS).orElseThrow();
    this.own = own;
    this.listed = listed;
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

  /** The object has a kind of its own, and kubectl reads nothing of it but its items. */
  Optional<Diagnostic> around() {
    if (own == null || isNoList(items.value())) {
      return Optional.empty();
    }
    return Optional.of(
        Diagnostic.of(
            Rule.IGNORED_TEXT,
            document.location('/' + ITEMS, items.keySpan()),
            "kubectl takes this " + own.name() + " for a list and reads nothing but its items.",
            "Remove `items`."));
  }

  /**
   * The items are something else than a list, which kubectl refuses; to it null is an empty list.
   */
  Optional<Diagnostic> misfit() {
    YamlNode value = items.value();
    if (!isRead || !isNoList(value)) {
      return Optional.empty();
    }
    Span span = value instanceof YamlMapping mapping ? mapping.beginning() : value.span();
    return Optional.of(
        refusal('/' + ITEMS, span, "kubectl refuses this list: its items are not a list.")
            .withHint(
                own == null ? "Begin each item with a dash and a space." : "Remove `items`."));
  }

  /** kubectl refuses a list for one item that is no object, or that is a list itself. */
  Optional<Diagnostic> misfit(YamlNode item, String pointer) {
    if (YamlScalar.isNull(item) && listed == null) {
      return isRead
          ? Optional.of(
              Diagnostic.of(
                  Rule.LIST_NOT_READ,
                  document.location(pointer, item.span()),
                  "This item is passed over: it is empty.",
                  "Remove it, or write an object with kind and apiVersion."))
          : Optional.empty();
    }
    if (!(item instanceof YamlMapping object)) {
      return isRead
          ? Optional.of(
              refusal(pointer, item.span(), "kubectl refuses this list: an item is not an object.")
                  .withHint("Remove it, or write an object with kind and apiVersion."))
          : Optional.empty();
    }
    YamlMapping.Entry inner = object.entry(ITEMS).orElse(null);
    if (inner == null
        || !(inner.value() instanceof YamlSequence)
        || !isRead && !hasBackend(inner.value())) {
      return Optional.empty();
    }
    return Optional.of(
        refusal(
                pointer + '/' + ITEMS,
                inner.keySpan(),
                "kubectl refuses this list: an item is a list itself.")
            .withHint("Write the items of the inner list into the outer one."));
  }

  /** A list of Backends that has no kind, which kubectl refuses; empty for everything else. */
  static Optional<Diagnostic> withoutKind(YamlDocument document, YamlMapping node) {
    YamlMapping.Entry items = node.entry(ITEMS).orElse(null);
    if (items == null || !hasBackend(items.value())) {
      return Optional.empty();
    }
    YamlNode kind = node.value("kind").orElse(null);
    return Optional.of(
        Diagnostic.of(
            Rule.LIST_NOT_READ,
            kind == null
                ? document.location("", node.beginning())
                : document.location("/kind", kind.span()),
            "The Backends in this list are passed over: "
                + (kind == null ? "it has no kind." : "its kind is not a name."),
            "Write `apiVersion: v1` and `kind: List`."));
  }

  private static boolean isNoList(YamlNode value) {
    return !(value instanceof YamlSequence) && !YamlScalar.isNull(value);
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

  private Diagnostic refusal(String pointer, Span span, String message) {
    return Diagnostic.of(Rule.WRONG_TYPE, document.location(pointer, span), message);
  }
}
