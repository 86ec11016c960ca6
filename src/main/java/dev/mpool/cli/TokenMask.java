package dev.mpool.cli;

import dev.mpool.plan.BackendPlan;
import dev.mpool.plan.Credential;
import dev.mpool.plan.Endpoint;
import dev.mpool.plan.FailoverPlan;
import java.util.ArrayList;
import java.util.List;

/** Hides inline tokens in lines of a rendered configuration, today's and those of earlier runs. */
final class TokenMask {

  /** How the templates mark a token (see {@code EndpointMetadata}). */
  private static final String MARK = "inline:";

  private static final String MASK = "…";

  private final List<String> tokens = new ArrayList<>();

  TokenMask(FailoverPlan plan) {
    for (BackendPlan backend : plan.backends()) {
      for (Endpoint endpoint : backend.endpoints()) {
        if (endpoint.credential() instanceof Credential.Inline inline
            && !inline.token().reveal().isEmpty()) {
          tokens.add(inline.token().reveal());
        }
      }
    }
  }

  String hide(String line) {
    int mark = line.indexOf(MARK);
    String hidden = mark < 0 ? line : line.substring(0, mark + MARK.length()) + MASK;
    for (String token : tokens) {
      hidden = hidden.replace(token, MASK);
    }
    return hidden;
  }
}
