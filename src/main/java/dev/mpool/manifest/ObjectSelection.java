package dev.mpool.manifest;

import dev.mpool.diag.Diagnostic;
import dev.mpool.text.Span;
import dev.mpool.yaml.JsonPointer;
import dev.mpool.yaml.YamlDocument;
import dev.mpool.yaml.YamlMapping;
import dev.mpool.yaml.YamlNode;
import dev.mpool.yaml.YamlScalar;
import dev.mpool.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which objects of a document mpool reads, and how many are passed over. Lists, and Lists in them,
 * are flattened as kubectl does.
 *
 * @param skipped how many objects are of another kind or API group
 * @param findings warnings about what is passed over and was most likely meant to be read
 */
public record ObjectSelection(
    List<ManifestObject> objects, int skipped, List<Diagnostic> findings) {

  public ObjectSelection {
    objects = List.copyOf(objects);
    findings = List.copyOf(findings);
  }

  /**
   * Looks at a document's type; a document that is not a mapping has no objects.
   *
   * @param kinds what is read
   */
  public static ObjectSelection of(YamlDocument document, List<ObjectKind> kinds) {
    Collector collector = new Collector(document, kinds);
    if (document.root().orElse(null) instanceof YamlMapping root) {
      collector.take(root, "", Optional.empty());
    }
    return new ObjectSelection(collector.objects, collector.skipped, collector.findings);
  }

  private static final class Collector {
    private final YamlDocument document;
    private final List<ObjectKind> kinds;
    private final List<ManifestObject> objects = new ArrayList<>(1);
    private final List<Diagnostic> findings = new ArrayList<>(0);
    private int skipped;

    Collector(YamlDocument document, List<ObjectKind> kinds) {
      this.document = document;
      this.kinds = kinds;
    }

    /** Lists in lists are no deeper than the parser lets anything be. */
    void take(YamlMapping node, String pointer, Optional<Span> alias) {
      String kind = text(node, "kind");
      String apiVersion = text(node, "apiVersion");
      if (kind.isEmpty() && Kustomization.isNamed(document.source().name())) {
        kind = ObjectKind.KUSTOMIZATION.name();
        apiVersion = ObjectKind.KUSTOMIZATION.apiVersions().get(0);
      }
      YamlNode items = node.value("items").orElse(null);
      if (isList(kind, apiVersion) && items instanceof YamlSequence sequence) {
        takeItems(sequence, pointer + "/items");
        return;
      }
      for (ObjectKind known : kinds) {
        if (known.is(kind, apiVersion)) {
          objects.add(new ManifestObject(known, document, node, pointer, alias));
          return;
        }
      }
      skipped++;
      if (isList(kind, apiVersion) && items != null) {
        findings.add(UnreadList.noItems(document, items, pointer + "/items"));
      } else {
        note(AgentgatewayBackend.in(document, node, pointer));
        note(NearMiss.in(document, node, pointer));
        note(UnreadList.in(document, node, pointer));
      }
    }

    private boolean isList(String kind, String apiVersion) {
      if (!kind.endsWith(UnreadList.LIST)) {
        return false;
      }
      for (ObjectKind known : kinds) {
        if (known.isListedIn(kind, apiVersion)) {
          return true;
        }
      }
      return kind.equals(UnreadList.LIST) && apiVersion.equals(UnreadList.CORE_VERSION);
    }

    private void note(Optional<Diagnostic> finding) {
      if (finding.isPresent()) {
        findings.add(finding.get());
      }
    }

    private void takeItems(YamlSequence sequence, String pointer) {
      boolean told = false;
      for (int i = 0; i < sequence.items().size(); i++) {
        String child = JsonPointer.child(pointer, i);
        YamlNode item = sequence.items().get(i);
        if (item instanceof YamlMapping mapping) {
          take(mapping, child, sequence.alias(i));
        } else {
          skipped++;
          if (!told) {
            // The first one tells enough of a list of other things.
            findings.add(UnreadList.noObject(document, item, child));
            told = true;
          }
        }
      }
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
