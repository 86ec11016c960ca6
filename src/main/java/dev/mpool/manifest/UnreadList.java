package dev.mpool.manifest;

import dev.mpool.diag.Diagnostic;
import dev.mpool.diag.Rule;
import dev.mpool.text.Span;
import dev.mpool.yaml.YamlDocument;
import dev.mpool.yaml.YamlMapping;
import dev.mpool.yaml.YamlNode;
import dev.mpool.yaml.YamlSequence;
import java.util.Optional;

/** Tells of Lists, and of items in them, that nothing is read from. */
final class UnreadList {

  static final String LIST = "List";
  static final String CORE_VERSION = "v1";

  private UnreadList() {}

  /** The {@code items} of a List are something else than a list. */
  static Diagnostic noItems(YamlDocument document, YamlNode items, String pointer) {
    Span span = items instanceof YamlMapping mapping ? mapping.beginning() : items.span();
    return finding(document, pointer, span, "This List is passed over: its items are not a list.")
        .withHint("Begin each item with a dash and a space.");
  }

  /** An item of a List is no mapping. */
  static Diagnostic noObject(YamlDocument document, YamlNode item, String pointer) {
    return finding(document, pointer, item.span(), "This item is passed over: it is not an object.")
        .withHint("Remove it, or write an object with kind and apiVersion.");
  }

  /** An object of another kind that holds a Backend as a List would; empty if it does not. */
  static Optional<Diagnostic> in(YamlDocument document, YamlMapping node, String pointer) {
    if (!(node.value("items").orElse(null) instanceof YamlSequence items) || !hasBackend(items)) {
      return Optional.empty();
    }
    String kind = ObjectSelection.text(node, "kind");
    String key = kind.equals(LIST) ? "apiVersion" : "kind";
    YamlNode wrong = node.value(key).orElse(null);
    String what = wrong == null ? "it has no " + key : "its " + key + " is not that of a List";
    return Optional.of(
        finding(
                document,
                wrong == null ? pointer : pointer + '/' + key,
                wrong == null ? node.beginning() : wrong.span(),
                "The Backends in this list are passed over: " + what + ".")
            .withHint("Write `apiVersion: " + CORE_VERSION + "` and `kind: " + LIST + "`."));
  }

  private static boolean hasBackend(YamlSequence items) {
    for (YamlNode item : items.items()) {
      if (item instanceof YamlMapping object
          && ObjectSelection.text(object, "kind").equals(ObjectKind.BACKEND.name())
          && ObjectSelection.text(object, "apiVersion")
              .equals(ObjectKind.BACKEND.apiVersions().get(0))) {
        return true;
      }
    }
    return false;
  }

  private static Diagnostic finding(
      YamlDocument document, String pointer, Span span, String message) {
    return Diagnostic.of(Rule.LIST_NOT_READ, document.location(pointer, span), message);
  }
}
