package dev.mpool.manifest;

import dev.mpool.diag.Diagnostic;
import dev.mpool.diag.Rule;
import dev.mpool.text.Span;
import dev.mpool.yaml.JsonPointer;
import dev.mpool.yaml.YamlDocument;
import dev.mpool.yaml.YamlMapping;
import dev.mpool.yaml.YamlNode;
import dev.mpool.yaml.YamlScalar;
import dev.mpool.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which objects of a document mpool reads, and how many are passed over. What is a list, and what
 * its items are, is decided as kubectl does.
 *
 * @param skipped how many objects are of another kind or API group
 * @param findings about what is passed over and was most likely meant to be read
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
      collector.takeDocument(root);
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

    /** To kubectl everything with a kind and {@code items} is a list, whatever the kind is. */
    void takeDocument(YamlMapping root) {
      String kind = text(root, "kind");
      String apiVersion = text(root, "apiVersion");
      if (root.entry(ObjectList.ITEMS).isPresent() && !kind.isEmpty()) {
        ObjectKind own = known(kind, apiVersion);
        ObjectKind listed = known(ObjectList.itemKind(kind), apiVersion);
        boolean isGeneral = kind.equals(ObjectList.LIST);
        ObjectList list = new ObjectList(document, root, own, listed, isGeneral);
        takeItems(list);
        note(list.around());
      } else if (kind.isEmpty() && Kustomization.isNamed(document.source().name())) {
        String version = ObjectKind.KUSTOMIZATION.apiVersions().get(0);
        take(root, "", Optional.empty(), known(ObjectKind.KUSTOMIZATION.name(), version));
      } else {
        take(root, "", Optional.empty(), known(kind, apiVersion));
        note(ObjectList.withoutKind(document, root));
      }
    }

    private void takeItems(ObjectList list) {
      if (!(list.items() instanceof YamlSequence sequence)) {
        skipped++;
        note(list.misfit());
        return;
      }
      Set<Rule> told = EnumSet.noneOf(Rule.class);
      for (int i = 0; i < sequence.items().size(); i++) {
        YamlNode item = sequence.items().get(i);
        String pointer = JsonPointer.child('/' + ObjectList.ITEMS, i);
        Optional<Diagnostic> misfit = list.misfit(item, pointer);
        if (misfit.isPresent() || !(item instanceof YamlMapping written)) {
          skipped++;
          // The first one tells enough of a list of other things.
          if (misfit.isPresent() && told.add(misfit.get().rule())) {
            note(misfit);
          }
        } else {
          YamlMapping object = list.typed(written);
          ObjectKind own = known(text(object, "kind"), text(object, "apiVersion"));
          take(object, pointer, sequence.alias(i), own);
        }
      }
    }

    private void take(YamlMapping node, String pointer, Optional<Span> alias, ObjectKind known) {
      if (known != null) {
        objects.add(new ManifestObject(known, document, node, pointer, alias));
        return;
      }
      skipped++;
      note(AgentgatewayBackend.in(document, node, pointer));
      note(NearMiss.in(document, node, pointer));
    }

    private ObjectKind known(String kind, String apiVersion) {
      for (ObjectKind known : kinds) {
        if (known.is(kind, apiVersion)) {
          return known;
        }
      }
      return null;
    }

    private void note(Optional<Diagnostic> finding) {
      if (finding.isPresent()) {
        findings.add(finding.get());
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
