package dev.mpool.plan;

import java.util.Optional;

/**
 * The host and the port in an Azure OpenAI endpoint. People paste the URL that the portal shows,
 * while kgateway takes the field for a host name: both are understood.
 *
 * @param host what remains without scheme, path and port
 * @param port empty if the endpoint names none
 */
record AzureEndpoint(String host, Optional<Integer> port) {

  static AzureEndpoint parse(String endpoint) {
    int scheme = endpoint.indexOf("://");
    String rest = scheme < 0 ? endpoint : endpoint.substring(scheme + 3);
    int slash = rest.indexOf('/');
    String authority = slash < 0 ? rest : rest.substring(0, slash);
    int colon = authority.lastIndexOf(':');
    String digits = authority.substring(colon + 1);
    boolean hasPort = colon > 0 && digits.matches("[0-9]{1,5}") && authority.indexOf(':') == colon;
    return hasPort
        ? new AzureEndpoint(authority.substring(0, colon), Optional.of(Integer.valueOf(digits)))
        : new AzureEndpoint(authority, Optional.empty());
  }
}
