package dev.mpool.rule;

import dev.mpool.model.AzureEndpoint;
import dev.mpool.model.Member;
import dev.mpool.model.Provider;
import dev.mpool.model.ProviderText;
import dev.mpool.text.Placeholder;

/**
 * What an Azure endpoint that is a URL says beyond host and port, as an API Management address or
 * the portal's target URI does.
 *
 * @param parts what is dropped, such as {@code path}; "" if nothing is lost
 * @param fullPath the override that keeps it; "" if it cannot be told
 */
record AzureEndpointPath(String parts, String fullPath) {

  private static final AzureEndpointPath NOTHING = new AzureEndpointPath("", "");
  private static final String CHAT = "/chat/completions";
  private static final String API = "/openai";
  private static final String VERSION = "api-version=";
  private static final int LONGEST = 200;

  /** Looks at what a URL has behind its address, which is of no use beside an override. */
  static AzureEndpointPath of(AzureEndpoint endpoint, Member member) {
    String rest = endpoint.rest();
    int mark = rest.indexOf('?');
    String query = mark < 0 ? "" : rest.substring(mark + 1);
    String path = withoutSlash(mark < 0 ? rest : rest.substring(0, mark));
    Provider azure = member.provider().orElseThrow();
    String version = azure.value(ProviderText.API_VERSION);
    String deployment = API + "/deployments/" + azure.value(ProviderText.DEPLOYMENT_NAME);
    boolean isDefaultPath =
        path.isEmpty()
            || path.equals(API)
            || path.equals(deployment)
            || path.equals(deployment + CHAT);
    boolean isDefaultQuery = query.isEmpty() || query.equals(VERSION + version);
    if (member.fullPath().isPresent() || isDefaultPath && isDefaultQuery) {
      return NOTHING;
    }
    String parts = isDefaultPath ? "query" : isDefaultQuery ? "path" : "path and query";
    boolean isVersionAlone = query.startsWith(VERSION) && query.indexOf('&') < 0;
    if (!isDefaultQuery && !isVersionAlone) {
      // Such a query may hold a key.
      return new AzureEndpointPath(parts, "");
    }
    String end = isDefaultQuery ? VERSION + version : query;
    String full = isDefaultPath ? deployment + CHAT : chatPath(path, deployment);
    boolean isTold =
        full.length() + end.length() <= LONGEST
            && PathSyntax.unsendable(full + end, 0) < 0
            && (full + end).indexOf('`') < 0
            && Placeholder.in(full) == null;
    return new AzureEndpointPath(
        parts, !isTold ? "" : isOfNewApi(full) && query.isEmpty() ? full : full + '?' + end);
  }

  /** Azure's API since 2025 has no deployments and no dated version: {@code /openai/v1/}. */
  private static boolean isOfNewApi(String path) {
    return path.endsWith("/v1" + CHAT);
  }

  private static String chatPath(String path, String deployment) {
    if (path.endsWith(CHAT)) {
      return path;
    } else if (path.endsWith("/v1") || path.indexOf("/deployments/") >= 0) {
      return path + CHAT;
    }
    String before = path.endsWith(API) ? path.substring(0, path.length() - API.length()) : path;
    return before + deployment + CHAT;
  }

  private static String withoutSlash(String path) {
    int end = path.length();
    while (end > 0 && path.charAt(end - 1) == '/') {
      end--;
    }
    return path.substring(0, end);
  }

  boolean isDropped() {
    return !parts.isEmpty();
  }

  /** Where it belongs. */
  String place() {
    return fullPath.isEmpty()
        ? "the whole path with its query in `pathOverride.fullPath`"
        : "`pathOverride: {fullPath: \"" + fullPath + "\"}`";
  }
}
