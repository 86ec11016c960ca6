package dev.mpool.rule;

import dev.mpool.diag.Findings;
import dev.mpool.diag.Rule;
import dev.mpool.model.AzureEndpoint;
import dev.mpool.model.Located;
import dev.mpool.model.Member;
import dev.mpool.model.Provider;

/**
 * An Azure endpoint is a host name: kgateway looks up whatever stands there in DNS. mpool takes its
 * host and port; what else a URL says is dropped, and told with the place where it belongs.
 */
final class AzureEndpointScheme implements Promise<Member> {

  @Override
  public void check(Member endpoint, RuleSettings settings, Findings findings) {
    if (endpoint.hostOverride().isPresent()
        || !(endpoint.provider().orElse(null) instanceof Provider.AzureOpenAi azure)
        || azure.endpoint().isEmpty()) {
      return;
    }
    Located<String> written = azure.endpoint().get();
    AzureEndpoint parsed = AzureEndpoint.parse(written.value());
    String host = parsed.host();
    boolean hostIsSound = !host.isEmpty() && HostSyntax.check(host).isEmpty();
    if (hostIsSound && !host.equals(written.value())) {
      AzureEndpointPath path = AzureEndpointPath.of(parsed, azure, endpoint.fullPath());
      findings.add(
          Rule.AZURE_ENDPOINT_SCHEME,
          written.location(),
          (written.value().indexOf('/') >= 0
                  ? "The endpoint is a URL"
                  : "The endpoint is a host and a port")
              + ", which kgateway takes whole for a DNS name. mpool uses its host and port"
              + dropped(parsed, path)
              + '.',
          hint(parsed, path));
    }
  }

  /** Whether {@code http://} is not what happens: the port decides on TLS. */
  private static boolean losesScheme(AzureEndpoint endpoint) {
    int port = endpoint.port().orElse(DeclaredAddress.HTTPS);
    return endpoint.plain() && port == DeclaredAddress.HTTPS;
  }

  private static String dropped(AzureEndpoint endpoint, AzureEndpointPath path) {
    String scheme = losesScheme(endpoint) ? ", with TLS on port 443 in spite of `http://`" : "";
    return scheme + (path.isDropped() ? ", and drops its " + path.parts() : "");
  }

  private static String hint(AzureEndpoint endpoint, AzureEndpointPath path) {
    int port = endpoint.port().orElse(DeclaredAddress.HTTPS);
    StringBuilder beside = new StringBuilder();
    if (port != DeclaredAddress.HTTPS) {
      beside.append("`hostOverride: {host: ").append(endpoint.host());
      beside.append(", port: ").append(port).append("}`");
    }
    if (path.isDropped()) {
      beside.append(beside.length() > 0 ? " and " : "").append(path.place());
    }
    String hint = "Write `endpoint: " + endpoint.host() + "`";
    hint += beside.length() > 0 ? ", and beside the provider " + beside + "." : ".";
    return losesScheme(endpoint)
        ? hint
            + " For plain HTTP, name its port in `hostOverride: {host: "
            + endpoint.host()
            + ", port: 80}`."
        : hint;
  }
}
