package dev.mpool.rule;

import dev.mpool.diag.Diagnostic;
import dev.mpool.diag.Rule;
import dev.mpool.model.Located;
import dev.mpool.model.Member;
import java.util.List;
import java.util.Optional;

/** A path override begins with a slash; HTTP servers refuse requests for anything else. */
final class PathNotAbsolute implements EndpointRule {

  @Override
  public void check(Member endpoint, RuleSettings settings, List<Diagnostic> findings) {
    Optional<Located<String>> path = endpoint.fullPath();
    if (path.isEmpty() || path.get().value().isEmpty() || path.get().value().startsWith("/")) {
      return;
    }
    boolean isUrl = path.get().value().contains("://");
    findings.add(
        Diagnostic.of(
                Rule.PATH_NOT_ABSOLUTE,
                path.get().location(),
                "The path does not begin with a slash.")
            .withHint(
                isUrl
                    ? "Write the path alone, beginning with `/`; the host belongs in hostOverride."
                    : "Begin it with `/`."));
  }
}
