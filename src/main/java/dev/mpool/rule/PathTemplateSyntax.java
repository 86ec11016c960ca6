package dev.mpool.rule;

import dev.mpool.diag.Findings;
import dev.mpool.diag.Rule;
import dev.mpool.model.Located;
import dev.mpool.model.Member;
import dev.mpool.text.Placeholder;
import java.util.Optional;

/**
 * Paths and prefixes are text: kgateway evaluates them as templates, mpool sends them as they are.
 */
final class PathTemplateSyntax implements Promise<Member> {

  @Override
  public void check(Member endpoint, RuleSettings settings, Findings findings) {
    check("path", endpoint.fullPath(), findings);
    check("prefix", endpoint.prefix(), findings);
  }

  private static void check(String subject, Optional<Located<String>> text, Findings findings) {
    String opening = opening(Located.valueOr(text, ""));
    if (opening != null) {
      findings.add(
          Rule.PATH_TEMPLATE_SYNTAX,
          text.get().location(),
          "kgateway evaluates this "
              + subject
              + " as a template because of `"
              + opening
              + "`, and can lose the whole route. mpool sends it as it is.",
          "Write the "
              + subject
              + " that is meant, without templates."
              + (Placeholder.in(text.get().value()) == null
                  ? ""
                  : " A placeholder has to be filled in first, for example with helm"
                      + " template."));
    }
  }

  /** What makes a text a template; null if nothing does. */
  static String opening(String text) {
    return text.contains("{{") ? "{{" : text.contains("{%") ? "{%" : null;
  }
}
