package dev.mpool.rule;

import dev.mpool.diag.Diagnostic;
import dev.mpool.diag.Findings;
import dev.mpool.diag.Rule;
import dev.mpool.model.AzureEndpoint;
import dev.mpool.model.Located;
import dev.mpool.model.Member;
import dev.mpool.model.Provider;

/** An Azure endpoint is a host name: kgateway looks up whatever stands there in DNS. */
final class AzureEndpointScheme implements EndpointRule {

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
      findings.add(
          Diagnostic.of(
                  Rule.AZURE_ENDPOINT_SCHEME,
                  written.location(),
                  (written.value().indexOf('/') >= 0
                          ? "The endpoint is a URL"
                          : "The endpoint is a host and a port")
                      + ", which kgateway takes whole for a DNS name. mpool uses its host and"
                      + " port.")
              .withHint(hint(host, parsed.port().orElse(DeclaredAddress.HTTPS))));
    }
  }

  private static String hint(String host, int port) {
    String endpoint = "Write `endpoint: " + host + "`";
    return port == DeclaredAddress.HTTPS
        ? endpoint + "."
        : endpoint
            + ", and beside the provider `hostOverride: {host: "
            + host
            + ", port: "
            + port
            + "}`.";
  }
}
