package dev.mpool.schema;

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
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which objects of a document are Backends and Secrets, and how many are passed over. Lists are
 * flattened as kubectl does.
 *
 * @param skipped how many objects are of another kind or API group, Secrets included
 * @param findings warnings about kinds and API versions that are nearly a Backend's
 */
public record ObjectSelection(
    List<ManifestObject> objects, int skipped, List<Diagnostic> findings) {

  private static final String PRODUCT = "kgateway";
  private static final String API_VERSION = "gateway.kgateway.dev/v1alpha1";
  private static final String BACKEND = "Backend";

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

    void take(YamlMapping node, String pointer, Optional<Span> alias) {
      String kind = text(node, "kind");
      String apiVersion = text(node, "apiVersion");
      YamlNode items = node.value("items").orElse(null);
      if (isList(kind, apiVersion) && items instanceof YamlSequence sequence) {
        takeItems(sequence, pointer + "/items");
      } else if (kind.equals(BACKEND) && apiVersion.equals(API_VERSION)) {
        objects.add(
            new ManifestObject(ManifestObject.Kind.BACKEND, document, node, pointer, alias));
      } else {
        skipped++;
        if (kind.equals("Secret") && apiVersion.equals("v1")) {
          objects.add(
              new ManifestObject(ManifestObject.Kind.SECRET, document, node, pointer, alias));
        } else {
          noteNearMiss(node, pointer, kind, apiVersion);
        }
      }
    }

    /** Lists in lists are not flattened by kubectl either; that also bounds the recursion. */
    private void takeItems(YamlSequence sequence, String pointer) {
      for (int i = 0; i < sequence.items().size(); i++) {
        String child = JsonPointer.child(pointer, i);
        if (sequence.items().get(i) instanceof YamlMapping item
            && !isList(text(item, "kind"), text(item, "apiVersion"))) {
          take(item, child, sequence.alias(i));
        } else {
          skipped++;
        }
      }
    }

    private void noteNearMiss(YamlMapping node, String pointer, String kind, String apiVersion) {
      boolean kindIsNear = isNear(kind, BACKEND);
      boolean versionIsNear = apiVersion.contains(PRODUCT) || isNear(apiVersion, API_VERSION);
      boolean lacksKind = node.value("kind").isEmpty();
      boolean lacksVersion = node.value("apiVersion").isEmpty();
      if (kindIsNear && versionIsNear) {
        String key = kind.equals(BACKEND) ? "apiVersion" : "kind";
        Span span = node.value(key).map(YamlNode::span).orElse(node.span());
        noteNearMiss(pointer + '/' + key, span, "its " + key + " is nearly a Backend's", key);
      } else if (kind.isEmpty() && apiVersion.equals(API_VERSION)) {
        Span span = node.value("kind").map(YamlNode::span).orElse(node.beginning());
        String place = lacksKind ? pointer : pointer + "/kind";
        noteNearMiss(place, span, lacksKind ? "it has no kind" : "its kind is not a name", "kind");
      } else if ((lacksKind || kindIsNear)
          && (lacksVersion || versionIsNear)
          && (kindIsNear || hasSpecOfAi(node))) {
        String key = lacksKind ? "kind" : "apiVersion";
        boolean both = lacksKind && lacksVersion;
        String lack = both ? "it has neither kind nor apiVersion" : "it has no " + key;
        noteNearMiss(pointer, node.beginning(), lack, both ? "" : key);
      }
    }

    private void noteNearMiss(String pointer, Span span, String what, String key) {
      String kind = "`kind: " + BACKEND + "`";
      String version = "`apiVersion: " + API_VERSION + "`";
      String lines = key.isEmpty() ? version + " and " + kind : key.equals("kind") ? kind : version;
      findings.add(
          Diagnostic.of(
                  Rule.NEARLY_A_BACKEND,
                  document.location(pointer, span),
                  "This document is passed over: " + what + ".")
              .withHint("Write " + lines + " if it is meant to be a Backend."));
    }
  }

  /** Whether a document without a type can be told for a Backend of type AI. */
  private static boolean hasSpecOfAi(YamlMapping node) {
    return node.value("spec").orElse(null) instanceof YamlMapping spec
        && spec.value("ai").orElse(null) instanceof YamlMapping ai
        && (ai.value("llm").isPresent() || ai.value("multipool").isPresent());
  }

  private static boolean isList(String kind, String apiVersion) {
    return kind.equals("List") && apiVersion.equals("v1")
        || kind.equals(BACKEND + "List") && apiVersion.equals(API_VERSION);
  }

  /** Near enough that a person who wrote the one most likely meant the other. */
  private static boolean isNear(String written, String meant) {
    return EditDistance.between(written.toLowerCase(Locale.ROOT), meant.toLowerCase(Locale.ROOT))
        <= 2;
  }

  private static String text(YamlMapping node, String key) {
    return node.value(key).orElse(null) instanceof YamlScalar scalar
            && scalar.value() instanceof String text
        ? text
        : "";
  }
}
