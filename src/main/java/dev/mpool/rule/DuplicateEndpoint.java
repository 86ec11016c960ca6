package dev.mpool.rule;

import dev.mpool.diag.Diagnostic;
import dev.mpool.diag.Findings;
import dev.mpool.diag.Related;
import dev.mpool.diag.Rule;
import dev.mpool.model.AuthToken;
import dev.mpool.model.Backend;
import dev.mpool.model.Located;
import dev.mpool.model.Member;
import dev.mpool.model.Provider;
import dev.mpool.model.ProviderText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Every endpoint of a failover chain differs from the others: the same one fails again. */
final class DuplicateEndpoint implements Promise<Backend> {

  @Override
  public void check(Backend backend, RuleSettings settings, Findings findings) {
    List<Member> endpoints = backend.endpoints();
    if (endpoints.size() < 2) {
      return;
    }
    Map<List<Object>, Member> seen = new HashMap<>();
    for (Member endpoint : endpoints) {
      if (endpoint.provider().isPresent()) {
        List<Object> identity = identity(endpoint, endpoint.provider().get());
        Member first = seen.putIfAbsent(identity, endpoint);
        if (first != null) {
          findings.add(finding(endpoint, first, advice(backend, endpoint)));
        }
      }
    }
  }

  private static Diagnostic finding(Member endpoint, Member first, String advice) {
    Related other = new Related(first.place(), first.beside(endpoint, first.location()));
    return Diagnostic.of(
            Rule.DUPLICATE_ENDPOINT,
            endpoint.beside(first, endpoint.location()),
            "This endpoint is the same as "
                + first.place()
                + ": host, path, model and credential are equal.",
            advice)
        .withRelated(List.of(other));
  }

  /** A pool without its only entry is refused. */
  private static String advice(Backend backend, Member endpoint) {
    List<Member> pool = backend.ai().get().priorities().get(endpoint.priority()).pool();
    String extra = pool.size() == 1 ? "priority" : "entry";
    return "Change what should differ, or remove the " + extra + '.';
  }

  /**
   * Everything that makes a request to an endpoint differ from a request to another one, without
   * the places where it is written. Names of hosts and headers are in lower case.
   */
  private static List<Object> identity(Member endpoint, Provider provider) {
    List<Object> parts = new ArrayList<>();
    parts.add(provider.type());
    String host = Located.valueOr(endpoint.host(), provider.type().host());
    parts.add(host.toLowerCase(Locale.ROOT));
    parts.add(Located.valueOr(endpoint.port(), 0));
    for (ProviderText text : ProviderText.values()) {
      // An Azure endpoint is the host.
      parts.add(text == ProviderText.ENDPOINT ? "" : provider.value(text));
    }
    parts.add(optional(endpoint.fullPath()));
    parts.add(optional(endpoint.headerName()).toLowerCase(Locale.ROOT));
    parts.add(optional(endpoint.prefix()));
    AuthToken token = endpoint.authToken().orElse(null);
    if (token instanceof AuthToken.Inline inline && inline.token().isPresent()) {
      parts.add(inline.token().get().value());
    } else if (token instanceof AuthToken.SecretRef) {
      parts.add(Located.valueOr(endpoint.secretName(), ""));
    } else {
      parts.add(token instanceof AuthToken.Passthrough);
    }
    return parts;
  }

  /** A text in which one that is set to "" differs from one that is not set. */
  private static String optional(Optional<Located<String>> value) {
    return value.isPresent() ? "=" + value.get().value() : "";
  }
}
