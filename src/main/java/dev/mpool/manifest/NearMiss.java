package dev.mpool.manifest;

import dev.mpool.diag.Diagnostic;
import dev.mpool.diag.Findings;
import dev.mpool.diag.Remedy;
import dev.mpool.diag.Rule;
import dev.mpool.text.EditDistance;
import dev.mpool.text.Span;
import dev.mpool.yaml.YamlDocument;
import dev.mpool.yaml.YamlMapping;
import dev.mpool.yaml.YamlNode;

/**
 * Tells of an object that is passed over whether it is nearly a Backend: by its kind and
 * apiVersion, or by its fields where it lacks these.
 */
final class NearMiss {

  private static final String PRODUCT = "kgateway";
  private static final String WRITE_KIND = "`kind: " + ObjectKind.BACKEND.name() + "`";
  private static final String WRITE_VERSION =
      "`apiVersion: " + ObjectKind.BACKEND.apiVersions().get(0) + "`";

  private final YamlDocument document;
  private final YamlMapping node;
  private final String pointer;

  private NearMiss(YamlDocument document, YamlMapping node, String pointer) {
    this.document = document;
    this.node = node;
    this.pointer = pointer;
  }

  /** Adds the finding for an object that is no Backend, if it looks like one. */
  static void tell(YamlDocument document, YamlMapping node, String pointer, Findings findings) {
    Diagnostic finding = new NearMiss(document, node, pointer).finding();
    if (finding != null) {
      findings.add(finding);
    }
  }

  /** Null if it does not look like a Backend. */
  private Diagnostic finding() {
    String kind = ObjectSelection.text(node, "kind");
    String version = ObjectSelection.text(node, "apiVersion");
    boolean kindIsNear = isNear(kind, ObjectKind.BACKEND.name());
    boolean versionIsNear =
        version.contains(PRODUCT) || isNear(version, ObjectKind.BACKEND.apiVersions().get(0));
    if (kindIsNear && versionIsNear) {
      String key = kind.equals(ObjectKind.BACKEND.name()) ? "apiVersion" : "kind";
      Diagnostic found =
          at(key, "its " + key + " is nearly a Backend's", key.equals("kind"), false);
      boolean sure =
          version.equals(ObjectKind.BACKEND.apiVersions().get(0))
              && node.value("spec").orElse(null) instanceof YamlMapping;
      return sure
          ? found.withRemedy(Remedy.replace(found.location(), kind, ObjectKind.BACKEND.name()))
          : found;
    } else if (kindIsNear && version.indexOf('/') < 0) {
      return at("apiVersion", lackOfVersion(version), false, true);
    } else if (kind.isEmpty() && version.equals(ObjectKind.BACKEND.apiVersions().get(0))) {
      return at("kind", lackOfKind(), true, false);
    } else if (kind.isEmpty() && (version.isEmpty() || versionIsNear)) {
      boolean lacksVersion = version.isEmpty();
      if (BackendParts.isObject(node)) {
        String what = lacksVersion ? "it has neither kind nor apiVersion" : lackOfKind();
        return at(lacksVersion ? "" : "kind", what, true, lacksVersion);
      } else if (lacksVersion && BackendParts.isPart(node)) {
        return part();
      }
    }
    return null;
  }

  private String lackOfKind() {
    return node.value("kind").isEmpty() ? "it has no kind" : "its kind is not a name";
  }

  private String lackOfVersion(String version) {
    if (!version.isEmpty()) {
      return "its apiVersion has no group";
    }
    YamlNode value = node.value("apiVersion").orElse(null);
    if (value == null) {
      return "it has no apiVersion";
    }
    return value.typeName().equals("string")
        ? "its apiVersion is empty"
        : "its apiVersion is not a name";
  }

  /**
   * The finding about a key, or about the whole object where it lacks that.
   *
   * @param key "" for both of an object that has neither
   */
  private Diagnostic at(String key, String what, boolean lacksKind, boolean lacksVersion) {
    YamlNode value = node.value(key).orElse(null);
    Span span = value == null ? node.beginning() : value.span();
    String place = value == null ? pointer : pointer + '/' + key;
    String lines = WRITE_KIND;
    if (!key.equals("kind")) {
      lines = lacksKind ? WRITE_VERSION + " and " + WRITE_KIND : WRITE_VERSION;
    }
    String advice = "Write " + lines + " if it is meant to be a Backend";
    boolean isRemnant = value == null && followsSeparator();
    String remnant = ", or remove the --- above it if it belongs to what stands there";
    return Diagnostic.of(
        Rule.NEARLY_A_BACKEND,
        document.location(place, span),
        "This document is passed over: " + what + ".",
        advice + (isRemnant ? remnant : "") + '.');
  }

  /** Fields of a Backend's spec, or from deeper in it, at the top of a document. */
  private Diagnostic part() {
    String advice =
        followsSeparator()
            ? "Remove the --- above it if it belongs to the Backend there."
            : "Write it below the `spec` of a Backend.";
    return Diagnostic.of(
        Rule.NEARLY_A_BACKEND,
        document.location(pointer, node.beginning()),
        "This document is passed over: it is only a part of a Backend, without kind and"
            + " apiVersion.",
        advice);
  }

  private boolean followsSeparator() {
    return document.index() > 0 && pointer.isEmpty();
  }

  /** Near enough that a person who wrote the one most likely meant the other. */
  private static boolean isNear(String written, String meant) {
    return EditDistance.ignoringCase(written, meant) <= 2;
  }
}
