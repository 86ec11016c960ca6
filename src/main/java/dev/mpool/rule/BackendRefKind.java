package dev.mpool.rule;

import dev.mpool.diag.Diagnostic;
import dev.mpool.diag.Findings;
import dev.mpool.diag.Rule;
import dev.mpool.manifest.NamedBackend;
import dev.mpool.route.BackendRef;
import dev.mpool.route.RouteRule;
import dev.mpool.text.Excerpt;

/** An HTTPRoute that sends to Backends sends to nothing else: mpool knows no other addresses. */
final class BackendRefKind implements Promise<RouteRule> {

  @Override
  public void check(RouteRule rule, RuleSettings settings, Findings findings) {
    for (BackendRef ref : rule.backendRefs()) {
      if (!ref.isBackend()) {
        findings.add(finding(ref));
      }
    }
  }

  private static Diagnostic finding(BackendRef ref) {
    boolean isKind = ref.kind().value().equals(BackendRef.KIND);
    boolean lacksGroup = ref.group().isEmpty() && isKind;
    boolean isNearly =
        isKind ? NamedBackend.isNearly(ref.group()) : ref.group().equals(BackendRef.GROUP);
    String kind = ref.group().isEmpty() ? "" : ref.group() + '/';
    String message =
        lacksGroup
            ? "This backendRef has no group, so it names no Backend of kgateway."
            : "mpool can send to Backends only, not to a "
                + Excerpt.quoted(kind + ref.kind().value())
                + '.';
    String hint = "Move this rule to an HTTPRoute of its own, which mpool passes over.";
    if (lacksGroup) {
      hint = "Add `group: " + BackendRef.GROUP + "`.";
    } else if (isNearly) {
      hint = "Write `group: %s` and `kind: %s`.".formatted(BackendRef.GROUP, BackendRef.KIND);
    }
    return Diagnostic.of(Rule.BACKEND_REF_KIND, ref.kind().location(), message, hint);
  }
}
