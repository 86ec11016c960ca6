package dev.mpool.migrate;

import dev.mpool.model.Backend;
import dev.mpool.text.JsonPointer;
import dev.mpool.text.Location;
import dev.mpool.text.Span;
import dev.mpool.yaml.YamlDocument;
import dev.mpool.yaml.YamlMapping;
import dev.mpool.yaml.YamlNode;
import dev.mpool.yaml.YamlSequence;
import dev.mpool.yaml.YamlStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A Backend as it is written: the order of its keys, and where they stand among its comments.
 *
 * @param object JSON pointer of the Backend in its document
 */
record Original(YamlDocument document, String object, YamlMapping root) {

  /**
   * A key or an item in the text.
   *
   * @param pointer its JSON pointer within the Backend
   */
  record Place(int start, String pointer) {}

  static Original of(Backend backend, YamlStream source) {
    int index = backend.location().document();
    YamlDocument document =
        source.documents().stream().filter(each -> each.index() == index).findFirst().orElseThrow();
    YamlNode node = at(document.root().orElseThrow(), backend.object());
    return new Original(document, backend.object(), (YamlMapping) node);
  }

  private static YamlNode at(YamlNode node, String pointer) {
    if (pointer.isEmpty()) {
      return node;
    }
    int end = pointer.indexOf('/', 1);
    String step = pointer.substring(1, end < 0 ? pointer.length() : end);
    String key = step.replace("~1", "/").replace("~0", "~");
    YamlNode child =
        node instanceof YamlSequence sequence
            ? sequence.items().get(Integer.parseInt(key))
            : ((YamlMapping) node).value(key).orElseThrow();
    return at(child, end < 0 ? "" : pointer.substring(end));
  }

  /** The mapping that an absolute pointer of the document leads to. */
  YamlMapping mapping(String pointer) {
    return (YamlMapping) at(document.root().orElseThrow(), pointer);
  }

  /** A place in the source; the pointer is absolute. */
  Location location(String pointer, Span span) {
    return document.location(pointer, span);
  }

  /** Whether the Backend is all of its document: comments around it are about it, too. */
  boolean isWholeDocument() {
    return object.isEmpty();
  }

  /** Every key and item that is written here, and not at an anchor elsewhere, in order. */
  List<Place> places() {
    return places(root, object);
  }

  static List<Place> places(YamlNode root, String pointer) {
    List<Place> places = new ArrayList<>();
    add(root, pointer, places);
    places.sort(Comparator.comparingInt(Place::start));
    return places;
  }

  private static void add(YamlNode node, String pointer, List<Place> places) {
    if (node instanceof YamlMapping mapping) {
      for (YamlMapping.Entry entry : mapping.entries()) {
        String child = JsonPointer.child(pointer, entry.key());
        if (!mapping.isMerged(entry)) {
          places.add(new Place(entry.keySpan().start(), child));
          if (!entry.isAlias()) {
            add(entry.value(), child, places);
          }
        }
      }
    } else if (node instanceof YamlSequence sequence) {
      for (int i = 0; i < sequence.items().size(); i++) {
        YamlNode item = sequence.items().get(i);
        if (sequence.alias(i).isEmpty()) {
          String child = JsonPointer.child(pointer, i);
          places.add(new Place(item.span().start(), child));
          add(item, child, places);
        }
      }
    }
  }
}
