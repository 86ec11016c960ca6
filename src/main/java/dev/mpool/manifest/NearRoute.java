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
import java.util.List;

/** Tells of an object that is passed over, sends to a Backend, and is nearly an HTTPRoute. */
final class NearRoute {

  private static final String KIND = ObjectKind.HTTP_ROUTE.name();
  private static final List<String> VERSIONS = ObjectKind.HTTP_ROUTE.apiVersions();

  private NearRoute() {}

  /** Adds the finding for an object that is no HTTPRoute, if it looks like one. */
  static void tell(YamlDocument document, YamlMapping node, String pointer, Findings findings) {
    String kind = ObjectSelection.text(node, "kind");
    String version = ObjectSelection.text(node, "apiVersion");
    boolean isVersion = VERSIONS.contains(version);
    // Two letters are between it and a TCPRoute.
    boolean isNear = kind.isEmpty() ? isVersion : EditDistance.ignoringCase(kind, KIND) < 2;
    if (!isNear || !NamedBackend.isIn(node)) {
      return;
    }
    String key = kind.equals(KIND) ? "apiVersion" : "kind";
    YamlNode value = node.value(key).orElse(null);
    Span span = value == null ? node.beginning() : value.span();
    String meant = key.equals("kind") ? KIND : VERSIONS.get(0);
    Diagnostic found =
        Diagnostic.of(
            Rule.NEARLY_AN_HTTPROUTE,
            document.location(value == null ? pointer : pointer + '/' + key, span),
            "This document is passed over: its " + key + " is " + what(value) + '.',
            "Write `" + key + ": " + meant + "` if it is meant to be an HTTPRoute.");
    boolean sure = isVersion && !kind.isEmpty();
    findings.add(sure ? found.withRemedy(Remedy.replace(found.location(), kind, KIND)) : found);
  }

  private static String what(YamlNode value) {
    return value == null ? "missing" : "not that of an HTTPRoute";
  }
}
