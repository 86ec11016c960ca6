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
 * @param obstacle why it is not the request that the step takes, if it could not be made
 */
record RouteRequest(
    String method, String host, String target, List<Header> headers, Optional<String> obstacle) {

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._~-]+");
  private static final Pattern PATH = Pattern.compile("/[^ ?#%\\p{Cntrl}]*");

  /** What follows a prefix. */
  private static final String CHAT = "/v1/chat/completions";

  static RouteRequest of(RoutePlan step) {
    RouteMatch match = step.match();
    List<String> obstacles = new ArrayList<>();
    List<Header> headers = new ArrayList<>();
    for (ValueMatch header : match.headers()) {
      String value = value(header.kind(), header.value(), obstacles);
      if (!value.equals(value.strip())) {
        obstacles.add("no header's value begins or ends with a blank");
      }
      headers.add(new Header(header.name(), value));
    }
    StringBuilder target = new StringBuilder();
    target.append(value(match.path().kind(), match.path().text(), obstacles));
    target.append(match.path().kind() == Kind.PREFIX ? CHAT : "");
    boolean isPlain = PATH.matcher(target).matches();
    String separator = "?";
    for (ValueMatch parameter : match.queryParameters()) {
      String value = value(parameter.kind(), parameter.value(), obstacles);
      isPlain &= PLAIN.matcher(value).matches() && PLAIN.matcher(parameter.name()).matches();
      target.append(separator).append(parameter.name()).append('=').append(value);
      separator = "&";
    }
    if (!isPlain) {
      obstacles.add("its path or query would have to be encoded");
    }
    return new RouteRequest(
        match.method().orElse("POST"),
        host(step.host()),
        target.toString(),
        headers,
        obstacles.stream().findFirst());
  }

  private static String value(Kind kind, String wanted, List<String> obstacles) {
    if (kind != Kind.REGULAR_EXPRESSION) {
      return wanted;
    }
    Optional<String> sample = RegexSample.of(wanted);
    if (sample.isEmpty()) {
      obstacles.add("no text was found for the regular expression " + wanted);
    }
    return sample.orElse("");
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
    return ClientRequest.to(method, host, target, byName);
  }
}
