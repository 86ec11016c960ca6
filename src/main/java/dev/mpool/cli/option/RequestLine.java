package dev.mpool.cli.option;

import dev.mpool.route.ClientRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A request as people write it: {@code POST /v1/chat/completions}, or with the host, {@code POST
 * http://HOST/PATH}; the method may be left out.
 *
 * @param host "" if it is not said
 */
public record RequestLine(String method, String host, String path) {

  private static final String SCHEME = "://";

  /** Takes a request line apart. */
  public static RequestLine read(String text) {
    String[] words = text.strip().split("\\s+");
    String target = words[words.length - 1];
    String method = words.length == 2 ? words[0].toUpperCase(Locale.ROOT) : "POST";
    int scheme = target.indexOf(SCHEME);
    if (words.length <= 2 && target.startsWith("/")) {
      return new RequestLine(method, "", target);
    } else if (words.length > 2 || scheme < 1) {
      throw new InvalidValue(
          "Write METHOD PATH or METHOD URL, such as 'POST /v1/chat/completions'");
    }
    String rest = target.substring(scheme + SCHEME.length());
    int slash = rest.indexOf('/');
    return slash < 0
        ? new RequestLine(method, rest, "/")
        : new RequestLine(method, rest.substring(0, slash), rest.substring(slash));
  }

  /** A header, written {@code NAME: VALUE}. */
  public static Map.Entry<String, String> header(String text) {
    int colon = text.indexOf(':');
    if (colon < 1) {
      throw new InvalidValue("Write NAME: VALUE, such as 'X-Team: search'");
    }
    return Map.entry(
        text.substring(0, colon).strip().toLowerCase(Locale.ROOT),
        text.substring(colon + 1).strip());
  }

  /** The request with these headers; the host may be one of them. */
  public ClientRequest with(List<Map.Entry<String, String>> headers) {
    Map<String, List<String>> all = new HashMap<>();
    for (Map.Entry<String, String> header : headers) {
      all.computeIfAbsent(header.getKey(), name -> new ArrayList<>()).add(header.getValue());
    }
    all.putIfAbsent("host", List.of(host));
    return ClientRequest.to(method, all.get("host").get(0), path, all);
  }
}
