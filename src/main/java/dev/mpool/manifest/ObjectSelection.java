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
 * @param skipped how many objects are of another kind or API group, Secrets and ReferenceGrants
 *     included
 * @param findings warnings about what is passed over and was most likely meant to be read
 */
public record ObjectSelection(
    List<ManifestObject> objects, int skipped, List<Diagnostic> findings) {

  static final String API_VERSION = "gateway.kgateway.dev/v1alpha1";
  static final String BACKEND = "Backend";
  private static final String GATEWAY_API = "gateway.networking.k8s.io/";

  public ObjectSelection {
    objects = List.copyOf(objects);
    findings = List.copyOf(findings);
  }

  /** Looks at a document's type; a document that is not a mapping has no objects. */
  public static ObjectSelection of(YamlDocument document) {
    Collector collector = new Collector(document);
    if (document.root().orElse(null) instanceof YamlMapping root) {
      collector.take(root, "", Optional.empty());
    }
    return new ObjectSelection(collector.objects, collector.skipped, collector.findings);
  }

  private static final class Collector {
    private final YamlDocument document;
    private final List<ManifestObject> objects = new ArrayList<>(1);
    private final List<Diagnostic> findings = new ArrayList<>(0);
    private int skipped;

    Collector(YamlDocument document) {
      this.document = document;
    }

    /** Lists in lists are no deeper than the parser lets anything be. */
    void take(YamlMapping node, String pointer, Optional<Span> alias) {
      String kind = text(node, "kind");
      String apiVersion = text(node, "apiVersion");
      YamlNode items = node.value("items").orElse(null);
      if (isList(kind, apiVersion) && items instanceof YamlSequence sequence) {
        takeItems(sequence, pointer + "/items");
      } else if (kind.equals(BACKEND) && apiVersion.equals(API_VERSION)) {
        add(ManifestObject.Kind.BACKEND, node, pointer, alias);
      } else if (kind.equals("HTTPRoute") && isOfGatewayApi(apiVersion)) {
        add(ManifestObject.Kind.HTTP_ROUTE, node, pointer, alias);
      } else {
        skipped++;
        if (kind.equals("ReferenceGrant") && isOfGatewayApi(apiVersion)) {
          add(ManifestObject.Kind.REFERENCE_GRANT, node, pointer, alias);
        } else if (kind.equals("Secret") && apiVersion.equals("v1")) {
          add(ManifestObject.Kind.SECRET, node, pointer, alias);
        } else if (isList(kind, apiVersion) && items != null) {
          findings.add(UnreadList.noItems(document, items, pointer + "/items"));
        } else {
          note(NearMiss.in(document, node, pointer));
          note(UnreadList.in(document, node, pointer));
        }
      }
    }

    private void add(
        ManifestObject.Kind kind, YamlMapping node, String pointer, Optional<Span> alias) {
      objects.add(new ManifestObject(kind, document, node, pointer, alias));
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

  private static boolean isOfGatewayApi(String apiVersion) {
    return apiVersion.equals(GATEWAY_API + "v1") || apiVersion.equals(GATEWAY_API + "v1beta1");
  }

  private static boolean isList(String kind, String apiVersion) {
    return kind.equals(UnreadList.LIST) && apiVersion.equals(UnreadList.CORE_VERSION)
        || kind.equals(BACKEND + UnreadList.LIST) && apiVersion.equals(API_VERSION);
  }

  /** A field that is a text; "" for everything else. */
  static String text(YamlMapping node, String key) {
    return node.value(key).orElse(null) instanceof YamlScalar scalar
            && scalar.value() instanceof String text
        ? text
        : "";
  }
}
