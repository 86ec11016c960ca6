package dev.mpool.drill;

import dev.mpool.drill.HttpMessage.Header;
import dev.mpool.plan.RoutePlan;
import dev.mpool.route.ClientRequest;
import dev.mpool.route.HostPattern;
import dev.mpool.route.RouteMatch;
import dev.mpool.route.RouteMatch.Kind;
import dev.mpool.route.RouteMatch.ValueMatch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A request made up so that a step of the routes takes it.
 *
 * @param target path and query
 * @param headers that the step asks for
 */
record RouteRequest(String host, String target, List<Header> headers) {

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._~-]+");
  private static final Pattern PATH = Pattern.compile("/[^ ?#%\\p{Cntrl}]*");

  /**
   * Makes one.
   *
   * @param rest what follows a prefix
   * @return empty if the step asks for another method than POST, for values that would have to be
   *     written in another way, or by a regular expression that is no simple one
   */
  static Optional<RouteRequest> of(RoutePlan step, String rest) {
    RouteMatch match = step.match();
    boolean isPlain = match.method().orElse("POST").equals("POST");
    List<Header> headers = new ArrayList<>();
    for (ValueMatch header : match.headers()) {
      Optional<String> value = value(header.kind(), header.value());
      isPlain &= value.isPresent();
      headers.add(new Header(header.name(), value.orElse("")));
    }
    String path = value(match.path().kind(), match.path().text()).orElse("");
    StringBuilder target = new StringBuilder(path);
    target.append(match.path().kind() == Kind.PREFIX ? rest : "");
    isPlain &= PATH.matcher(target).matches();
    String separator = "?";
    for (ValueMatch parameter : match.queryParameters()) {
      String value = value(parameter.kind(), parameter.value()).orElse("");
      isPlain &= PLAIN.matcher(value).matches() && PLAIN.matcher(parameter.name()).matches();
      target.append(separator).append(parameter.name()).append('=').append(value);
      separator = "&";
    }
    return isPlain
        ? Optional.of(new RouteRequest(host(step.host()), target.toString(), headers))
        : Optional.empty();
  }

  private static Optional<String> value(Kind kind, String wanted) {
    return kind == Kind.REGULAR_EXPRESSION ? RegexSample.of(wanted) : Optional.of(wanted);
  }

  private static String host(HostPattern pattern) {
    return switch (pattern.kind()) {
      case EXACT -> pattern.names().get(0);
      case WILDCARD -> "drill" + pattern.names().get(0);
      case ANY -> "mpool-drill.example";
    };
  }

  /** As routes see it. */
  ClientRequest asClients() {
    Map<String, List<String>> byName = new HashMap<>();
    headers.forEach(header -> byName.put(header.name(), List.of(header.value())));
    return ClientRequest.to("POST", host, target, byName);
  }
}
