package dev.mpool.rule;

import dev.mpool.diag.Diagnostic;
import dev.mpool.diag.Findings;
import dev.mpool.diag.Remedy;
import dev.mpool.diag.Rule;
import dev.mpool.model.Located;
import dev.mpool.model.Member;
import dev.mpool.text.Lookalike;
import java.util.Optional;

/** A path override begins with a slash; HTTP servers refuse requests for anything else. */
final class PathNotAbsolute implements Promise<Member> {

  @Override
  public void check(Member endpoint, RuleSettings settings, Findings findings) {
    Optional<Located<String>> path = endpoint.fullPath();
    if (path.isEmpty() || path.get().value().isEmpty() || path.get().value().startsWith("/")) {
      return;
    }
    char first = path.get().value().charAt(0);
    if (Lookalike.is(first)) {
      findings.add(
          Rule.PATH_NOT_ABSOLUTE,
          path.get().location(),
          "The path begins with " + Lookalike.name(first) + ", not with a slash.",
          Lookalike.advice(first));
      return;
    }
    boolean isUrl = path.get().value().contains("://");
    Diagnostic finding =
        Diagnostic.of(
            Rule.PATH_NOT_ABSOLUTE,
            path.get().location(),
            "The path does not begin with a slash.",
            isUrl
                ? "Write the path alone, beginning with `/`; the host belongs in hostOverride."
                : "Begin it with `/`.");
    boolean isPath = !isUrl && HostSyntax.isLetterOrDigit(first);
    findings.add(
        isPath
            ? finding.withRemedy(Remedy.prefix(path.get().location(), path.get().value(), "/"))
            : finding);
  }
}
