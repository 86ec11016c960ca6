package dev.mpool.manifest;

import dev.mpool.diag.Findings;
import dev.mpool.text.JsonPointer;
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
 * Which objects of a document mpool reads, and how many are passed over. What is a list, and what
 * its items are, is decided as kubectl does.
 *
 * @param skipped how many objects are of another kind or API group
 */
public record ObjectSelection(List<ManifestObject> objects, int skipped) {

  public ObjectSelection {
    objects = List.copyOf(objects);
  }

  /**
   * Looks at a document's type; a document that is not a mapping has no objects.
   *
   * @param kinds what is read
   * @param findings what is passed over and was most likely meant to be read is added
   */
  public static ObjectSelection of(
      YamlDocument document, List<ObjectKind> kinds, Findings findings) {
    Collector collector = new Collector(document, kinds, findings);
    if (document.root().orElse(null) instanceof YamlMapping root) {
      collector.takeDocument(root);
    }
    return new ObjectSelection(collector.objects, collector.skipped);
  }

  private static final class Collector {
    private final YamlDocument document;
    private final List<ObjectKind> kinds;
    private final List<ManifestObject> objects = new ArrayList<>(1);
    private final Findings findings;
    private int skipped;

    Collector(YamlDocument document, List<ObjectKind> kinds, Findings findings) {
      this.document = document;
      this.kinds = kinds;
      this.findings = findings;
    }

    /** To kubectl everything with a kind and {@code items} is a list, whatever the kind is. */
    void takeDocument(YamlMapping root) {
      String kind = text(root, "kind");
      String apiVersion = text(root, "apiVersion");
      if (root.entry(ObjectList.ITEMS).isPresent() && !kind.isEmpty()) {
        ObjectKind own = known(kind, apiVersion);
        ObjectKind listed = known(ObjectList.itemKind(kind), apiVersion);
        boolean isGeneral = kind.equals(ObjectList.LIST);
        takeItems(new ObjectList(document, root, own, listed, isGeneral, findings));
      } else if (kind.isEmpty() && Kustomization.isNamed(document.source().name())) {
        String version = ObjectKind.KUSTOMIZATION.apiVersions().get(0);
        take(root, "", Optional.empty(), known(ObjectKind.KUSTOMIZATION.name(), version));
      } else {
        take(root, "", Optional.empty(), known(kind, apiVersion));
        ObjectList.tellOfNoKind(document, root, findings);
      }
    }

    private void takeItems(ObjectList list) {
      if (!list.isList()) {
        skipped++;
        return;
      }
      YamlSequence sequence = (YamlSequence) list.items();
      for (int i = 0; i < sequence.items().size(); i++) {
        YamlNode item = sequence.items().get(i);
        String pointer = JsonPointer.child('/' + ObjectList.ITEMS, i);
        if (list.takes(item, pointer)) {
          YamlMapping object = list.typed((YamlMapping) item);
          ObjectKind own = known(text(object, "kind"), text(object, "apiVersion"));
          take(object, pointer, sequence.alias(i), own);
        } else {
          skipped++;
        }
      }
    }

    private void take(YamlMapping node, String pointer, Optional<Span> alias, ObjectKind known) {
      if (known != null) {
        objects.add(new ManifestObject(known, document, node, pointer, alias));
        return;
      }
      skipped++;
      AgentgatewayBackend.tell(document, node, pointer, findings);
      NearMiss.tell(document, node, pointer, findings);
      NearRoute.tell(document, node, pointer, findings);
    }

    private ObjectKind known(String kind, String apiVersion) {
      for (ObjectKind known : kinds) {
        if (known.is(kind, apiVersion)) {
          return known;
        }
      }
      return null;
    }
  }

  /** A field that is a text; "" for everything else. */
  static String text(YamlMapping node, String key) {
    return node.value(key).orElse(null) instanceof YamlScalar scalar
            && scalar.value() instanceof String text
        ? text
        : "";
  }
}
