package dev.mpool.rule;

import dev.mpool.diag.Findings;
import dev.mpool.diag.Rule;
import dev.mpool.model.AuthToken;
import dev.mpool.model.Located;
import dev.mpool.model.Member;
import dev.mpool.model.ProviderType;
import dev.mpool.route.BackendRef;
import dev.mpool.route.HttpRoute;
import dev.mpool.route.RouteFilter;
import dev.mpool.route.RouteFilter.Header;
import dev.mpool.route.RouteFilter.HeaderModifier;
import dev.mpool.route.RouteFilter.Side;
import dev.mpool.route.RouteRule;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What a route sets reaches every endpoint that is tried. So it sets no header that carries a
 * credential to any of them, nor one that HTTP, Envoy or mpool needs for something else.
 */
final class RouteCredentialHeader implements Promise<RouteInput> {

  @Override
  public void check(RouteInput input, RuleSettings settings, Findings findings) {
    for (HttpRoute route : input.routes()) {
      for (RouteRule rule : route.rules()) {
        List<Member> endpoints = endpoints(rule, input);
        for (RouteFilter filter : rule.allFilters()) {
          if (filter instanceof HeaderModifier modifier) {
            check(modifier, endpoints, findings);
          }
        }
      }
    }
  }

  private static List<Member> endpoints(RouteRule rule, RouteInput input) {
    return rule.backendRefs().stream()
        .filter(BackendRef::isBackend)
        .flatMap(ref -> input.aiBackend(ref.name()).stream())
        .flatMap(backend -> backend.endpoints().stream())
        .toList();
  }

  private static void check(HeaderModifier modifier, List<Member> endpoints, Findings findings) {
    Set<String> credentials = credentials(endpoints);
    for (Header header : modifier.given()) {
      String name = header.name().value().toLowerCase(Locale.ROOT);
      if (modifier.side() == Side.REQUEST && credentials.contains(name)) {
        add(
            header.name(),
            "This header carries a credential, and would reach every endpoint that is tried.",
            "Give each endpoint its own by `authToken`.",
            findings);
      } else if (isReserved(name, modifier.side())) {
        add(
            header.name(),
            "HTTP, Envoy or mpool needs this header for itself.",
            "Choose another name.",
            findings);
      }
    }
    for (Located<String> removed : modifier.remove()) {
      String name = removed.value().toLowerCase(Locale.ROOT);
      boolean isClients = modifier.side() == Side.REQUEST && passesThrough(endpoints);
      if (isClients && credentials.contains(name)) {
        add(
            removed,
            "An endpoint of kind Passthrough needs the client's credential in this header.",
            "Leave it: mpool keeps it from all other endpoints.",
            findings);
      } else if (name.equals("host") || name.startsWith(":")) {
        add(removed, "No request can do without this header.", "Leave it.", findings);
      }
    }
  }

  private static boolean isReserved(String name, Side side) {
    return NeededHeaders.has(name)
        || name.startsWith(":")
        || side == Side.REQUEST && NeededHeaders.tellsOfClient(name);
  }

  private static boolean passesThrough(List<Member> endpoints) {
    return endpoints.stream()
        .anyMatch(endpoint -> endpoint.authToken().orElse(null) instanceof AuthToken.Passthrough);
  }

  private static Set<String> credentials(List<Member> endpoints) {
    Set<String> names = ProviderType.credentialHeaders();
    for (Member endpoint : endpoints) {
      names.add(Located.valueOr(endpoint.headerName(), "").toLowerCase(Locale.ROOT));
    }
    names.remove("");
    return names;
  }

  private static void add(Located<String> name, String message, String hint, Findings findings) {
    findings.add(Rule.ROUTE_CREDENTIAL_HEADER, name.location(), message, hint);
  }
}
