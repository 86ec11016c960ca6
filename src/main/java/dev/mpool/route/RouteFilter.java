package dev.mpool.route;

import dev.mpool.model.Located;
import dev.mpool.text.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a rule, or one of its backendRefs, does with a request or its answer. */
public sealed interface RouteFilter {

  /** The filter's {@code type}, or where it begins. */
  Location location();

  /** The path that it makes of a request's. */
  default Optional<Located<PathModifier>> path() {
    return Optional.empty();
  }

  /**
   * Another path or host for the provider.
   *
   * @param hostname mpool does not follow it: the endpoint decides on the host
   */
  record UrlRewrite(
      Location location, Optional<Located<String>> hostname, Optional<Located<PathModifier>> path)
      implements RouteFilter {}

  /** Headers that are set, added and removed, in this order. */
  record HeaderModifier(
      Location location,
      Side side,
      List<Header> set,
      List<Header> add,
      List<Located<String>> remove)
      implements RouteFilter {

    /** Those that are set or added. */
    public List<Header> given() {
      List<Header> given = new ArrayList<>(set);
      given.addAll(add);
      return given;
    }
  }

  /** Whose headers are modified. */
  enum Side {
    REQUEST,
    RESPONSE
  }

  /** A header with its value. */
  record Header(Located<String> name, Located<String> value) {}

  /** An answer that sends the client elsewhere; nothing is sent to a provider. */
  record Redirect(
      Location location,
      Optional<String> scheme,
      Optional<String> hostname,
      Optional<Integer> port,
      int status,
      Optional<Located<PathModifier>> path)
      implements RouteFilter {}

  /** A filter that mpool cannot compile. */
  record Unsupported(Location location, String type) implements RouteFilter {}
}
