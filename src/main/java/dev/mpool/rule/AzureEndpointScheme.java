package dev.mpool.rule;

import dev.mpool.diag.Findings;
import dev.mpool.diag.Rule;
import dev.mpool.model.AzureEndpoint;
import dev.mpool.model.Located;
import dev.mpool.model.Member;
import dev.mpool.model.ProviderText;

/**
 * An Azure endpoint is a host name: kgateway looks up whatever stands there in DNS. mpool takes its
 * host and port; what else a URL says is dropped, and told with the place where it belongs.
 */
final class AzureEndpointScheme implements Promise<Member> {

  private static final int HTTPS = 443;

  @Override
  public void check(Member endpoint, RuleSettings settings, Findings findings) {
    Located<String> written = endpoint.text(ProviderText.ENDPOINT).orElse(null);
    if (written == null || endpoint.hostOverride().isPresent()) {
      return;
    }
    AzureEndpoint parsed = AzureEndpoint.parse(written.value());
    String host = parsed.host();
    boolean hostIsSound = !host.isEmpty() && HostSyntax.check(host).isEmpty();
    if (hostIsSound && !host.equals(written.value())) {
      AzureEndpointPath path = AzureEndpointPath.of(parsed, endpoint);
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
    int port = endpoint.port().orElse(HTTPS);
    return endpoint.plain() && port == HTTPS;
  }

  private static String dropped(AzureEndpoint endpoint, AzureEndpointPath path) {
    String scheme = losesScheme(endpoint) ? ", with TLS on port 443 in spite of `http://`" : "";
    return scheme + (path.isDropped() ? ", and drops its " + path.parts() : "");
  }

  private static String hint(AzureEndpoint endpoint, AzureEndpointPath path) {
    int port = endpoint.port().orElse(HTTPS);
    StringBuilder beside = new StringBuilder();
    if (port != HTTPS) {
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
