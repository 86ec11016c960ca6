package dev.mpool.rule;

import dev.mpool.diag.Findings;
import dev.mpool.diag.Rule;
import dev.mpool.model.Located;
import dev.mpool.model.Member;

/**
 * A prefix that is a word ends with a space, because the token follows it at once. One that ends
 * with a punctuation mark, such as {@code key=}, separates itself.
 */
final class PrefixWithoutSpace implements Promise<Member> {

  @Override
  public void check(Member endpoint, RuleSettings settings, Findings findings) {
    String prefix = Located.valueOr(endpoint.prefix(), "");
    if (!prefix.isEmpty() && HostSyntax.isLetterOrDigit(prefix.charAt(prefix.length() - 1))) {
      findings.add(
          Rule.PREFIX_WITHOUT_SPACE,
          endpoint.prefix().get().location(),
          "The token follows the prefix at once, without a space.",
          "Put a space at the end, in quotes, such as `prefix: \"Bearer \"`.");
    }
  }
}
