package dev.mpool.crd;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelEvaluationException;
import dev.mpool.schema.format.IpText;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The functions that Kubernetes adds to CEL, as far as CRDs use them: of lists, regular
 * expressions, addresses, URLs and quantities. A rule that uses any other does not compile, and is
 * reported as one that cannot be evaluated.
 */
final class KubernetesFunctions {

  private static final CelType ANY = CelFunctions.ANY;
  private static final CelType BOOL = SimpleType.BOOL;
  private static final CelType TEXT = SimpleType.STRING;

  private final CelFunctions functions;

  private KubernetesFunctions(CelFunctions functions) {
    this.functions = functions;
  }

  static void addTo(CelFunctions functions) {
    KubernetesFunctions kubernetes = new KubernetesFunctions(functions);
    kubernetes.addLists();
    kubernetes.addTexts();
    kubernetes.addQuantities();
  }

  private void addLists() {
    functions.member("isSorted", BOOL, all -> isSorted((List<?>) all[0]), List.class);
    functions.member("sum", ANY, all -> sum((List<?>) all[0]), List.class);
    functions.member("min", ANY, all -> extreme((List<?>) all[0], -1), List.class);
    functions.member("max", ANY, all -> extreme((List<?>) all[0], 1), List.class);
  }

  private void addTexts() {
    Class<?>[] two = {String.class, String.class};
    functions.member("find", TEXT, all -> find((String) all[0], (String) all[1]), two);
    functions.member(
        "findAll", CelFunctions.LIST, all -> findAll((String) all[0], (String) all[1]), two);
    ofText("isIP", BOOL, IpText::isPlainAddress);
    ofText("isCIDR", BOOL, IpText::isPlainCidr);
    ofText("isURL", BOOL, text -> parsedUrl(text) != null);
    ofText("url", ANY, KubernetesFunctions::url);
    ofUrl("getScheme", URI::getScheme);
    ofUrl("getHost", URI::getRawAuthority);
    ofUrl("getHostname", URI::getHost);
    ofUrl("getPort", url -> url.getPort() < 0 ? "" : "" + url.getPort());
    ofUrl("getEscapedPath", URI::getRawPath);
  }

  private void addQuantities() {
    ofText("isQuantity", BOOL, text -> Quantity.parse(text) != null);
    ofText("quantity", ANY, KubernetesFunctions::quantity);
    Class<?>[] two = {Quantity.class, Quantity.class};
    functions.member("compareTo", SimpleType.INT, all -> (long) order(all), two);
    functions.member("isGreaterThan", BOOL, all -> order(all) > 0, two);
    functions.member("isLessThan", BOOL, all -> order(all) < 0, two);
    functions.member(
        "sign", SimpleType.INT, all -> (long) ((Quantity) all[0]).amount().signum(), two[0]);
  }

  private interface OfText {
    Object apply(String text) throws CelEvaluationException;
  }

  private void ofText(String name, CelType result, OfText body) {
    functions.global(name, result, all -> body.apply((String) all[0]), String.class);
  }

  private void ofUrl(String name, Function<URI, String> part) {
    functions.member(name, TEXT, all -> orEmpty(part.apply((URI) all[0])), URI.class);
  }

  private static int order(Object[] two) {
    return ((Quantity) two[0]).compareTo((Quantity) two[1]);
  }

  private static boolean isSorted(List<?> list) throws CelEvaluationException {
    for (int i = 1; i < list.size(); i++) {
      if (compare(list.get(i - 1), list.get(i)) > 0) {
        return false;
      }
    }
    return true;
  }

  private static Object sum(List<?> list) throws CelEvaluationException {
    long whole = 0;
    double broken = 0;
    boolean isWhole = true;
    for (Object item : list) {
      if (!(item instanceof Number number)) {
        throw new CelEvaluationException("sum of what is not a number");
      }
      isWhole &= item instanceof Long;
      whole += number.longValue();
      broken += number.doubleValue();
    }
    return isWhole ? (Object) whole : (Object) broken;
  }

  private static Object extreme(List<?> list, int direction) throws CelEvaluationException {
    if (list.isEmpty()) {
      throw new CelEvaluationException("min or max of an empty list");
    }
    Object found = list.get(0);
    for (Object item : list) {
      found = compare(item, found) * direction > 0 ? item : found;
    }
    return found;
  }

  private static int compare(Object a, Object b) throws CelEvaluationException {
    if (a instanceof Long x && b instanceof Long y) {
      return x.compareTo(y);
    } else if (a instanceof Number x && b instanceof Number y) {
      return Double.compare(x.doubleValue(), y.doubleValue());
    } else if (a instanceof String x && b instanceof String y) {
      return x.compareTo(y);
    } else if (a instanceof Boolean x && b instanceof Boolean y) {
      return x.compareTo(y);
    }
    throw new CelEvaluationException("values that have no order");
  }

  private static String find(String text, String pattern) throws CelEvaluationException {
    Matcher matcher = matcher(text, pattern);
    return matcher.find() ? matcher.group() : "";
  }

  private static List<String> findAll(String text, String pattern) throws CelEvaluationException {
    List<String> found = new ArrayList<>();
    Matcher matcher = matcher(text, pattern);
    while (matcher.find()) {
      found.add(matcher.group());
    }
    return found;
  }

  private static Matcher matcher(String text, String pattern) throws CelEvaluationException {
    try {
      return Pattern.compile(pattern).matcher(text);
    } catch (PatternSyntaxException e) {
      throw new CelEvaluationException("not a regular expression", e);
    }
  }

  private static URI url(String text) throws CelEvaluationException {
    URI url = parsedUrl(text);
    if (url == null) {
      throw new CelEvaluationException("not a URL");
    }
    return url;
  }

  /** As Go's {@code url.ParseRequestURI}: an absolute URL or an absolute path; else null. */
  private static URI parsedUrl(String text) {
    try {
      URI url = new URI(withEscapedPath(text));
      return url.isAbsolute() || text.startsWith("/") ? url : null;
    } catch (URISyntaxException e) {
      return null;
    }
  }

  /** Go escapes in a path what has to be, such as a blank. */
  private static String withEscapedPath(String text) {
    int authority = text.indexOf("://");
    int path = text.indexOf('/', authority < 0 ? 0 : authority + 3);
    return path < 0 ? text : text.substring(0, path) + text.substring(path).replace(" ", "%20");
  }

  private static Quantity quantity(String text) throws CelEvaluationException {
    Quantity quantity = Quantity.parse(text);
    if (quantity == null) {
      throw new CelEvaluationException("not a quantity");
    }
    return quantity;
  }

  private static String orEmpty(String text) {
    return text == null ? "" : text;
  }
}
