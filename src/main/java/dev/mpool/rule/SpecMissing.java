package dev.mpool.rule;

import dev.mpool.diag.Findings;
import dev.mpool.diag.Rule;
import dev.mpool.manifest.ManifestObject;
import dev.mpool.text.Span;
import dev.mpool.yaml.YamlMapping;
import java.util.Optional;

/** A Backend has a spec: the CRD accepts one without, and nothing can be routed to it. */
final class SpecMissing implements Promise<ManifestObject> {

  @Override
  public void check(ManifestObject object, RuleSettings settings, Findings findings) {
    if (object.node().value("spec").isPresent()) {
      return;
    }
    Optional<YamlMapping.Entry> empty = object.node().entry("spec");
    Span span = empty.isEmpty() ? object.node().beginning() : empty.get().keySpan();
    String message =
        empty.isEmpty() ? "This Backend has no spec" : "The spec of this Backend has no value";
    findings.add(
        Rule.SPEC_MISSING,
        object.location(empty.isEmpty() ? "" : "/spec", span),
        message + ", so there is nothing to route to.",
        isFollowed(object)
            ? "Write the spec, or remove the --- below this document if its spec stands" + " there."
            : "Write the spec.");
  }

  private static boolean isFollowed(ManifestObject object) {
    String text = object.document().source().text();
    return object.pointer().isEmpty() && text.indexOf("---", object.document().span().end()) >= 0;
  }
}
