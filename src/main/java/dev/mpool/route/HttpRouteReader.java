package dev.mpool.route;

import dev.mpool.manifest.ManifestObject;
import dev.mpool.manifest.ObjectKind;
import dev.mpool.model.BackendReader;
import dev.mpool.model.Located;
import dev.mpool.model.ObjectView;
import dev.mpool.route.HttpRoute.RouteName;
import dev.mpool.route.RouteMatch.Kind;
import dev.mpool.route.RouteMatch.PathMatch;
import dev.mpool.route.RouteMatch.ValueMatch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Reads an HTTPRoute from its manifest, with the CRD's defaults. It takes what is there and never
 * complains: what is missing or malformed the schema check has reported already.
 */
public final class HttpRouteReader {

  /** More than the CRD lets any of its lists have. */
  static final int MOST_ITEMS = 130;

  private static final String GATEWAY_GROUP = ObjectKind.HTTP_ROUTE.group();

  private static final Pattern DURATION_PART = Pattern.compile("([0-9]{1,5})(ms|[hms])");
  private static final PathMatch EVERY_PATH = new PathMatch(Kind.PREFIX, "/");

  private HttpRouteReader() {}

  public static HttpRoute read(ManifestObject object) {
    ObjectView root = ObjectView.of(object);
    ObjectView metadata = root.object("metadata");
    Optional<Located<String>> name = metadata.string("name");
    String namespace = BackendReader.namespace(metadata);
    ObjectView spec = root.object("spec");
    List<ObjectView> rules = spec.objects("rules", MOST_ITEMS);
    return new HttpRoute(
        new RouteName(namespace, Located.valueOr(name, "")),
        name.isPresent() ? name.get().location() : root.at(),
        Located.value(metadata.string("creationTimestamp")),
        each(spec, "parentRefs", parent -> parent(parent, namespace)),
        spec.strings("hostnames", MOST_ITEMS),
        IntStream.range(0, rules.size())
            .mapToObj(index -> rule(rules.get(index), index, namespace))
            .toList());
  }

  private static ParentRef parent(ObjectView view, String namespace) {
    String group = text(view, "group", GATEWAY_GROUP);
    String kind = text(view, "kind", ParentRef.GATEWAY);
    return new ParentRef(
        view.at(),
        group.equals(GATEWAY_GROUP) ? kind : group + '/' + kind,
        text(view, "namespace", namespace),
        text(view, "name", ""),
        Located.value(view.string("sectionName")),
        Located.value(view.integer("port")));
  }

  private static RouteRule rule(ObjectView view, int index, String namespace) {
    List<Located<String>> regexes = new ArrayList<>();
    List<Located<RouteMatch>> matches =
        each(view, "matches", match -> new Located<>(match(match, regexes), match.at()));
    RouteMatch every = new RouteMatch(EVERY_PATH, Optional.empty(), List.of(), List.of());
    ObjectView timeouts = view.object("timeouts");
    ObjectView retry = view.object("retry");
    return new RouteRule(
        index,
        view.at(),
        matches.isEmpty() ? List.of(new Located<>(every, view.at())) : matches,
        List.copyOf(regexes),
        RouteFilterReader.read(view),
        each(view, "backendRefs", ref -> backendRef(ref, namespace)),
        duration(timeouts.string("request")),
        duration(timeouts.string("backendRequest")),
        new RouteRetry(
            retry.integer("attempts"), retry.integers("codes", MOST_ITEMS), retry.key("backoff")));
  }

  private static BackendRef backendRef(ObjectView view, String namespace) {
    return new BackendRef(
        text(view, "group", ""),
        view.string("kind").orElse(new Located<>("Service", view.at())),
        text(view, "namespace", namespace),
        view.string("name").orElse(new Located<>("", view.at())),
        Located.valueOr(view.integer("weight"), 1),
        RouteFilterReader.read(view));
  }

  private static RouteMatch match(ObjectView view, List<Located<String>> regexes) {
    ObjectView path = view.object("path");
    PathMatch pathMatch = EVERY_PATH;
    if (path.isPresent()) {
      Kind kind =
          switch (text(path, "type", "PathPrefix")) {
            case "Exact" -> Kind.EXACT;
            case "RegularExpression" -> Kind.REGULAR_EXPRESSION;
            default -> Kind.PREFIX;
          };
      Optional<Located<String>> value = path.string("value");
      String written = Located.valueOr(value, "/");
      boolean isRegex = kind == Kind.REGULAR_EXPRESSION;
      pathMatch = new PathMatch(kind, isRegex ? written : RequestPath.canonical(written));
      if (isRegex && value.isPresent()) {
        regexes.add(value.get());
      }
    }
    return new RouteMatch(
        pathMatch,
        Located.value(view.string("method")),
        values(view, "headers", regexes),
        values(view, "queryParams", regexes));
  }

  /** Of several with one name the first counts; header names have no case. */
  private static List<ValueMatch> values(
      ObjectView view, String key, List<Located<String>> regexes) {
    boolean areHeaders = key.equals("headers");
    List<ValueMatch> values = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (ObjectView item : view.objects(key, MOST_ITEMS)) {
      Optional<Located<String>> value = item.string("value");
      String written = text(item, "name", "");
      String name = areHeaders ? written.toLowerCase(Locale.ROOT) : written;
      boolean isRegex = text(item, "type", "Exact").equals("RegularExpression");
      if (value.isPresent() && names.add(name)) {
        Kind kind = isRegex ? Kind.REGULAR_EXPRESSION : Kind.EXACT;
        values.add(new ValueMatch(kind, name, value.get().value(), value.get().location()));
        if (isRegex) {
          regexes.add(value.get());
        }
      }
    }
    return List.copyOf(values);
  }

  /** A duration as the Gateway API writes it, such as {@code 1h30m} or {@code 500ms}. */
  private static Optional<Located<Duration>> duration(Optional<Located<String>> written) {
    String text = Located.valueOr(written, "");
    Matcher part = DURATION_PART.matcher(text);
    Duration sum = Duration.ZERO;
    int end = 0;
    while (part.find() && part.start() == end) {
      long number = Long.parseLong(part.group(1));
      sum =
          switch (part.group(2)) {
            case "h" -> sum.plusHours(number);
            case "m" -> sum.plusMinutes(number);
            case "s" -> sum.plusSeconds(number);
            default -> sum.plusMillis(number);
          };
      end = part.end();
    }
    return end == 0 || end < text.length()
        ? Optional.empty()
        : Optional.of(new Located<>(sum, written.get().location()));
  }

  /** What the mappings of a sequence mean. */
  static <T> List<T> each(ObjectView view, String key, Function<ObjectView, T> reading) {
    return view.objects(key, MOST_ITEMS).stream().map(reading).toList();
  }

  static String text(ObjectView view, String key, String absent) {
    return Located.valueOr(view.string(key), absent);
  }
}
