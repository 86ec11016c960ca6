package dev.mpool.route;

import com.google.re2j.Pattern;
import dev.mpool.route.RouteMatch.Kind;
import dev.mpool.route.RouteMatch.PathMatch;
import dev.mpool.route.RouteMatch.ValueMatch;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A request as it is held against routes.
 *
 * @param host in lower case, without a port; "" if it is not known
 * @param path with its query
 * @param headers by their names in lower case
 */
public record ClientRequest(String method, String host, String path, Map<String, String> headers) {

  public ClientRequest {
    headers = Map.copyOf(headers);
  }

  /** A request to a host as a client names it. */
  public static ClientRequest to(
      String method, String host, String path, Map<String, String> headers) {
    int port = host.endsWith("]") ? -1 : host.lastIndexOf(':');
    String name = port < 0 ? host : host.substring(0, port);
    return new ClientRequest(method, name.toLowerCase(Locale.ROOT), path, headers);
  }

  /** The path without its query. */
  public String barePath() {
    int query = path.indexOf('?');
    return query < 0 ? path : path.substring(0, query);
  }

  /** Whether all conditions hold. */
  public boolean fits(HostPattern host, RouteMatch match) {
    boolean fits =
        host.matches(this.host)
            && fits(match.path())
            && (match.method().isEmpty() || match.method().get().equals(method));
    for (ValueMatch header : match.headers()) {
      fits = fits && fits(header, Optional.ofNullable(headers.get(header.name())));
    }
    for (ValueMatch parameter : match.queryParameters()) {
      fits = fits && fits(parameter, parameter(parameter.name()));
    }
    return fits;
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

  private static boolean fits(ValueMatch match, Optional<String> value) {
    if (value.isEmpty()) {
      return false;
    }
    String wanted = match.value();
    return match.kind() == Kind.REGULAR_EXPRESSION
        ? Pattern.matches(wanted, value.get())
        : value.get().equals(wanted);
  }

  /** The first value of a query parameter, as it is written. */
  private Optional<String> parameter(String name) {
    int query = path.indexOf('?');
    for (String pair :
        query < 0 ? List.<String>of() : List.of(path.substring(query + 1).split("&"))) {
      int equals = pair.indexOf('=');
      String key = equals < 0 ? pair : pair.substring(0, equals);
      if (key.equals(name)) {
        return Optional.of(equals < 0 ? "" : pair.substring(equals + 1));
      }
    }
    return Optional.empty();
  }
}
