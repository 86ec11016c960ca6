package dev.mpool.route;

import dev.mpool.model.Located;
import dev.mpool.model.ObjectView;
import dev.mpool.route.RouteFilter.Header;
import dev.mpool.route.RouteFilter.Side;
import dev.mpool.text.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the filters of a rule or of a backendRef. */
final class RouteFilterReader {

  private static final int FOUND = 302;

  private RouteFilterReader() {}

  /** The filters in the order they are written; those that mpool does not know are among them. */
  static List<RouteFilter> read(ObjectView holder) {
    List<RouteFilter> filters = new ArrayList<>();
    for (ObjectView view : holder.objects("filters", HttpRouteReader.MOST_ITEMS)) {
      filters.add(filter(view));
    }
    Optional<Location> sessions = holder.key("sessionPersistence");
    if (sessions.isPresent()) {
      filters.add(new RouteFilter.Unsupported(sessions.get(), "sessionPersistence"));
    }
    return filters;
  }

  private static RouteFilter filter(ObjectView view) {
    Optional<Located<String>> type = view.string("type");
    Location at = type.isPresent() ? type.get().location() : view.at();
    return switch (Located.valueOr(type, "")) {
      case "URLRewrite" -> {
        ObjectView rewrite = view.object("urlRewrite");
        yield new RouteFilter.UrlRewrite(at, rewrite.string("hostname"), path(rewrite));
      }
      case "RequestHeaderModifier" ->
          modifier(at, Side.REQUEST, view.object("requestHeaderModifier"));
      case "ResponseHeaderModifier" ->
          modifier(at, Side.RESPONSE, view.object("responseHeaderModifier"));
      case "RequestRedirect" -> redirect(at, view.object("requestRedirect"));
      default -> new RouteFilter.Unsupported(at, Located.valueOr(type, ""));
    };
  }

  private static RouteFilter redirect(Location at, ObjectView view) {
    return new RouteFilter.Redirect(
        at,
        Located.value(view.string("scheme")),
        Located.value(view.string("hostname")),
        Located.value(view.integer("port")),
        Located.valueOr(view.integer("statusCode"), FOUND),
        path(view));
  }

  private static Optional<Located<PathModifier>> path(ObjectView holder) {
    ObjectView path = holder.object("path");
    Optional<Located<String>> full = path.string("replaceFullPath");
    Optional<Located<String>> prefix = path.string("replacePrefixMatch");
    if (full.isPresent()) {
      PathModifier whole = new PathModifier.FullPath(full.get().value());
      return Optional.of(new Located<>(whole, full.get().location()));
    }
    return prefix.isPresent()
        ? Optional.of(
            new Located<>(
                new PathModifier.PrefixMatch(prefix.get().value()), prefix.get().location()))
        : Optional.empty();
  }

  private static RouteFilter modifier(Location at, Side side, ObjectView view) {
    return new RouteFilter.HeaderModifier(
        at,
        side,
        headers(view, "set"),
        headers(view, "add"),
        view.strings("remove", HttpRouteReader.MOST_ITEMS));
  }

  private static List<Header> headers(ObjectView view, String key) {
    List<Header> headers = new ArrayList<>();
    for (ObjectView item : view.objects(key, HttpRouteReader.MOST_ITEMS)) {
      Optional<Located<String>> name = item.string("name");
      Optional<Located<String>> value = item.string("value");
      if (name.isPresent() && value.isPresent()) {
        headers.add(new Header(name.get(), value.get()));
      }
    }
    return headers;
  }
}
