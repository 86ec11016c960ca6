package dev.mpool.crd;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelFunctionOverload;
import dev.mpool.schema.IpText;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;

/**
 * The functions that Kubernetes adds to CEL, as far as CRDs use them: of lists, regular
 * expressions, addresses, URLs and quantities. A rule that uses any other does not compile, and is
 * reported as one that cannot be evaluated.
 */
final class KubernetesFunctions {

  private static final CelType LIST = ListType.create(SimpleType.DYN);
  private static final CelType TEXT = SimpleType.STRING;
  private static final CelType ANY = SimpleType.DYN;

  private final List<CelFunctionDecl> declarations = new ArrayList<>();
  private final List<CelFunctionBinding> bindings = new ArrayList<>();

  KubernetesFunctions() {
    addLists();
    addTexts();
    addAddresses();
    addQuantities();
  }

  List<CelFunctionDecl> declarations() {
    return declarations;
  }

  List<CelFunctionBinding> bindings() {
    return bindings;
  }

  private void addLists() {
    member("isSorted", SimpleType.BOOL, LIST, List.class, KubernetesFunctions::isSorted);
    member("sum", ANY, LIST, List.class, KubernetesFunctions::sum);
    member("min", ANY, LIST, List.class, list -> extreme(list, -1));
    member("max", ANY, LIST, List.class, list -> extreme(list, 1));
  }

  private void addTexts() {
    member("find", TEXT, TEXT, String.class, TEXT, String.class, KubernetesFunctions::find);
    member("findAll", LIST, TEXT, String.class, TEXT, String.class, KubernetesFunctions::findAll);
    global("isURL", SimpleType.BOOL, text -> parsedUrl(text) != null);
    global("url", ANY, KubernetesFunctions::url);
    member("getScheme", TEXT, ANY, URI.class, url -> orEmpty(url.getScheme()));
    member("getHost", TEXT, ANY, URI.class, url -> orEmpty(url.getRawAuthority()));
    member("getHostname", TEXT, ANY, URI.class, url -> orEmpty(url.getHost()));
    member("getPort", TEXT, ANY, URI.class, u -> u.getPort() < 0 ? "" : "" + u.getPort());
    member("getEscapedPath", TEXT, ANY, URI.class, url -> orEmpty(url.getRawPath()));
  }

  private void addAddresses() {
    global("isIP", SimpleType.BOOL, IpText::isPlainAddress);
    global("isCIDR", SimpleType.BOOL, IpText::isPlainCidr);
  }

  private void addQuantities() {
    global("isQuantity", SimpleType.BOOL, text -> Quantity.parse(text) != null);
    global("quantity", ANY, KubernetesFunctions::quantity);
    comparison("compareTo", SimpleType.INT, (a, b) -> (long) a.compareTo(b));
    comparison("isGreaterThan", SimpleType.BOOL, (a, b) -> a.compareTo(b) > 0);
    comparison("isLessThan", SimpleType.BOOL, (a, b) -> a.compareTo(b) < 0);
    member("sign", SimpleType.INT, ANY, Quantity.class, q -> (long) q.amount().signum());
  }

  private void global(String name, CelType result, CelFunctionOverload.Unary<String> function) {
    String id = "mpool_" + name;
    declarations.add(
        CelFunctionDecl.newFunctionDeclaration(
            name, CelOverloadDecl.newGlobalOverload(id, result, TEXT)));
    bindings.addAll(
        CelFunctionBinding.fromOverloads(
            name, CelFunctionBinding.from(id, String.class, function)));
  }

  private <T> void member(
      String name,
      CelType result,
      CelType receiver,
      Class<T> receiverClass,
      CelFunctionOverload.Unary<T> function) {
    String id = "mpool_" + name;
    declarations.add(
        CelFunctionDecl.newFunctionDeclaration(
            name, CelOverloadDecl.newMemberOverload(id, result, receiver)));
    bindings.addAll(
        CelFunctionBinding.fromOverloads(
            name, CelFunctionBinding.from(id, receiverClass, function)));
  }

  private <T, U> void member(
      String name,
      CelType result,
      CelType receiver,
      Class<T> receiverClass,
      CelType argument,
      Class<U> argumentClass,
      CelFunctionOverload.Binary<T, U> function) {
    String id = "mpool_" + name;
    declarations.add(
        CelFunctionDecl.newFunctionDeclaration(
            name, CelOverloadDecl.newMemberOverload(id, result, receiver, argument)));
    bindings.addAll(
        CelFunctionBinding.fromOverloads(
            name, CelFunctionBinding.from(id, receiverClass, argumentClass, function)));
  }

  private void comparison(
      String name, CelType result, CelFunctionOverload.Binary<Quantity, Quantity> function) {
    member(name, result, ANY, Quantity.class, ANY, Quantity.class, function);
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
