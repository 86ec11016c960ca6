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
    List<RouteFilter> filters =
        new ArrayList<>(HttpRouteReader.each(holder, "filters", RouteFilterReader::filter));
    Optional<Location> sessions = holder.key("sessionPersistence");
    sessions.ifPresent(at -> filters.add(new RouteFilter.Unsupported(at, "sessionPersistence")));
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
    return path.string("replaceFullPath")
        .map(text -> text.<PathModifier>with(new PathModifier.FullPath(text.value())))
        .or(
            () ->
                path.string("replacePrefixMatch")
                    .map(text -> text.with(new PathModifier.PrefixMatch(text.value()))));
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
