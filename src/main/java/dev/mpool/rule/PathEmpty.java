package dev.mpool.rule;

import dev.mpool.diag.Findings;
import dev.mpool.diag.Rule;
import dev.mpool.model.Member;

/** A path override has a path: kgateway takes an empty one away from the request altogether. */
final class PathEmpty implements Promise<Member> {

  @Override
  public void check(Member endpoint, RuleSettings settings, Findings findings) {
    if (endpoint.fullPath().isPresent() && endpoint.fullPath().get().value().isEmpty()) {
      findings.add(
          Rule.PATH_EMPTY,
          endpoint.fullPath().get().location(),
          "The path override is empty, so requests would have no path.",
          "Write a path, or leave out pathOverride for the provider's default.");
    }
  }
}
