package dev.mpool.envoy;

import dev.mpool.envoy.RewriteView.Literal;
import dev.mpool.plan.RouteAction;
import dev.mpool.plan.RoutePlan;
import dev.mpool.route.PathModifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A redirect in Envoy's words.
 *
 * @param parts what takes the place of the client's scheme, host and path
 * @param ports at most one
 */
record RedirectView(
    BareText status,
    List<Literal> parts,
    List<PortView> ports,
    List<RewriteView.Regex> regexRewrites) {

  /** A port. */
  record PortView(int port) {}

  static RedirectView of(RoutePlan step, RouteAction.Redirect redirect) {
    List<Literal> parts = new ArrayList<>();
    add(parts, "scheme_redirect", redirect.scheme());
    add(parts, "host_redirect", redirect.hostname());
    RewriteView rewrite = RewriteView.NONE;
    if (redirect.path().orElse(null) instanceof PathModifier.FullPath full) {
      add(parts, "path_redirect", Optional.of(full.replacement()));
    } else {
      rewrite = RewriteView.of(step, redirect.path());
    }
    parts.addAll(rewrite.literals());
    return new RedirectView(status(redirect.status()), parts, ports(redirect), rewrite.regexes());
  }

  /**
   * A scheme without a port stands for its own port. Where the host is the client's, it has to be
   * said, as Envoy would keep the port that the client has come to.
   */
  private static List<PortView> ports(RouteAction.Redirect redirect) {
    if (redirect.port().isPresent()) {
      int port = redirect.port().get();
      boolean isUsual = redirect.scheme().isPresent() && port == usual(redirect.scheme().get());
      return isUsual && redirect.hostname().isPresent() ? List.of() : List.of(new PortView(port));
    }
    return redirect.scheme().isPresent() && redirect.hostname().isEmpty()
        ? List.of(new PortView(usual(redirect.scheme().get())))
        : List.of();
  }

  private static int usual(String scheme) {
    return scheme.equals("https") ? 443 : 80;
  }

  private static BareText status(int code) {
    return new BareText(
        switch (code) {
          case 301 -> "MOVED_PERMANENTLY";
          case 303 -> "SEE_OTHER";
          case 307 -> "TEMPORARY_REDIRECT";
          case 308 -> "PERMANENT_REDIRECT";
          default -> "FOUND";
        });
  }

  private static void add(List<Literal> parts, String field, Optional<String> value) {
    if (value.isPresent()) {
      parts.add(new Literal(new BareText(field), value.get()));
    }
  }
}
