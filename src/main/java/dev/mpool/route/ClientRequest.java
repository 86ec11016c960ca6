package dev.mpool.route;

import com.google.re2j.Pattern;
import dev.mpool.route.RouteMatch.Kind;
import dev.mpool.route.RouteMatch.PathMatch;
import dev.mpool.route.RouteMatch.ValueMatch;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;

/**
 * A request as it is held against routes.
 *
 * @param host in lower case, without a port; "" if it is not known
 * @param path with its query
 * @param headers by their names in lower case, each with all its values
 */
public record ClientRequest(
    String method, String host, String path, Map<String, List<String>> headers) {

  public ClientRequest {
    headers = Map.copyOf(headers);
  }

  /** A request to a host as a client names it. */
  public static ClientRequest to(
      String method, String host, String path, Map<String, List<String>> headers) {
    int port = host.endsWith("]") ? -1 : host.lastIndexOf(':');
    String name = port < 0 ? host : host.substring(0, port);
    return new ClientRequest(
        method, name.toLowerCase(Locale.ROOT), RequestPath.canonical(path), headers);
  }

  /** What Envoy answers to a method before it looks at any route; empty if it looks. */
  public static OptionalInt answerTo(String method) {
    return switch (method) {
      case "OPTIONS", "TRACE" -> OptionalInt.of(405);
      case "CONNECT" -> OptionalInt.of(403);
      default -> OptionalInt.empty();
    };
  }

  /** The path without its query. */
  public String barePath() {
    int query = path.indexOf('?');
    return query < 0 ? path : path.substring(0, query);
  }

  /** Whether all conditions hold. */
  public boolean fits(HostPattern host, RouteMatch match) {
    return host.matches(this.host)
        && fits(match.path())
        && (match.method().isEmpty() || match.method().get().equals(method))
        && match.headers().stream()
            .allMatch(header -> fits(header, headers.getOrDefault(header.name(), List.of())))
        && match.queryParameters().stream()
            .allMatch(parameter -> fits(parameter, parameter(parameter.name())));
  }

  private boolean fits(PathMatch match) {
    String bare = barePath();
    String wanted = match.text();
    return switch (match.kind()) {
      case EXACT -> bare.equals(wanted);
      case REGULAR_EXPRESSION -> Pattern.matches(wanted, bare);
      case PREFIX -> bare.equals(wanted) || bare.startsWith(wanted + '/');
    };
  }

  /** Of several headers with one name, any may be the one that is asked for. */
  private static boolean fits(ValueMatch match, List<String> values) {
    for (String value : values) {
      if (match.kind() == Kind.REGULAR_EXPRESSION
          ? Pattern.matches(match.value(), value)
          : value.equals(match.value())) {
        return true;
      }
    }
    return false;
  }

  /** The first value of a query parameter, as it is written. */
  private List<String> parameter(String name) {
    int query = path.indexOf('?');
    for (String pair :
        query < 0 ? List.<String>of() : List.of(path.substring(query + 1).split("&"))) {
      int equals = pair.indexOf('=');
      String key = equals < 0 ? pair : pair.substring(0, equals);
      if (key.equals(name)) {
        return List.of(equals < 0 ? "" : pair.substring(equals + 1));
      }
    }
    return List.of();
  }
}
