package dev.mpool.drill;

import dev.mpool.drill.HttpMessage.Header;
import dev.mpool.plan.RoutePlan;
import dev.mpool.route.HostPattern;
import dev.mpool.route.RouteMatch;
import dev.mpool.route.RouteMatch.Kind;
import dev.mpool.route.RouteMatch.ValueMatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A request made up so that a step of the routes takes it.
 *
 * @param query with its question mark; "" for none
 * @param headers that the step asks for
 */
record RouteRequest(String host, String path, String query, List<Header> headers) {

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._~-]+");

  /**
   * Makes one.
   *
   * @param rest what follows a prefix
   * @return empty if the step asks by regular expressions, for another method than POST, or for
   *     values that would have to be written in another way
   */
  static Optional<RouteRequest> of(RoutePlan step, String rest) {
    RouteMatch match = step.match();
    boolean isPlain = match.path().kind() != Kind.REGULAR_EXPRESSION;
    isPlain &= match.method().orElse("POST").equals("POST");
    List<Header> headers = new ArrayList<>();
    for (ValueMatch header : match.headers()) {
      isPlain &= header.kind() == Kind.EXACT;
      headers.add(new Header(header.name(), header.value()));
    }
    StringBuilder query = new StringBuilder();
    for (ValueMatch parameter : match.queryParameters()) {
      String value = parameter.value();
      isPlain &= parameter.kind() == Kind.EXACT && PLAIN.matcher(value).matches();
      isPlain &= PLAIN.matcher(parameter.name()).matches();
      query.append(query.length() == 0 ? '?' : '&').append(parameter.name());
      query.append('=').append(value);
    }
    boolean isPrefix = match.path().kind() == Kind.PREFIX;
    String path = match.path().text() + (isPrefix ? rest : "");
    return isPlain
        ? Optional.of(new RouteRequest(host(step.host()), path, query.toString(), headers))
        : Optional.empty();
  }

  private static String host(HostPattern pattern) {
    return switch (pattern.kind()) {
      case EXACT -> pattern.names().get(0);
      case WILDCARD -> "drill" + pattern.names().get(0);
      case ANY -> "mpool-drill.example";
    };
  }

  String target() {
    return path + query;
  }

  /** Whether a step takes it, as far as steps before it do not. */
  boolean fits(RoutePlan step) {
    RouteMatch match = step.match();
    return step.host().matches(host)
        && fits(match.path())
        && match.method().orElse("POST").equals("POST")
        && match.headers().stream().allMatch(each -> fits(each, header(each.name())))
        && match.queryParameters().stream().allMatch(each -> fits(each, parameter(each.name())));
  }

  private boolean fits(RouteMatch.PathMatch match) {
    return switch (match.kind()) {
      case EXACT -> path.equals(match.text());
      case PREFIX -> path.equals(match.text()) || path.startsWith(match.text() + "/");
      case REGULAR_EXPRESSION -> Pattern.matches(match.value(), path);
    };
  }

  private static boolean fits(ValueMatch match, Optional<String> value) {
    String wanted = match.value();
    return value.isPresent()
        && (match.kind() == Kind.EXACT
            ? value.get().equals(wanted)
            : Pattern.matches(wanted, value.get()));
  }

  private Optional<String> header(String name) {
    return headers.stream().filter(each -> each.name().equals(name)).map(Header::value).findFirst();
  }

  private Optional<String> parameter(String name) {
    for (String pair : query.isEmpty() ? new String[0] : query.substring(1).split("&")) {
      if (pair.startsWith(name + "=")) {
        return Optional.of(pair.substring(name.length() + 1));
      }
    }
    return Optional.empty();
  }
}
