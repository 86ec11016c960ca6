package dev.mpool.rule;

import dev.mpool.diag.Findings;
import dev.mpool.diag.Rule;
import dev.mpool.model.Located;
import dev.mpool.route.ClientRequest;
import dev.mpool.route.RouteMatch;
import dev.mpool.route.RouteMatch.Kind;
import dev.mpool.route.RouteMatch.PathMatch;
import dev.mpool.route.RouteMatch.ValueMatch;
import dev.mpool.route.RouteRule;
import dev.mpool.text.Location;
import java.util.OptionalInt;

/** A match asks for nothing that no request can have. */
final class RouteNeverMatched implements Promise<RouteRule> {

  @Override
  public void check(RouteRule rule, RuleSettings settings, Findings findings) {
    for (Located<RouteMatch> match : rule.matches()) {
      checkMethod(match, findings);
      checkPath(match, rule, findings);
      for (ValueMatch header : match.value().headers()) {
        checkHeader(header, findings);
      }
      for (ValueMatch parameter : match.value().queryParameters()) {
        checkParameter(parameter, findings);
      }
    }
  }

  private static void checkMethod(Located<RouteMatch> match, Findings findings) {
    String method = match.value().method().orElse("");
    OptionalInt answer = ClientRequest.answerTo(method);
    if (answer.isPresent()) {
      add(
          match.location(),
          "every " + method + " is answered " + answer.getAsInt() + " before any rule.",
          "Remove the match.",
          findings);
    }
  }

  /** Regular expressions are for the whole path, without its query. */
  private static void checkPath(Located<RouteMatch> match, RouteRule rule, Findings findings) {
    PathMatch path = match.value().path();
    if (path.kind() != Kind.REGULAR_EXPRESSION) {
      return;
    }
    String fixed = FixedLetters.of(path.value());
    char first = fixed.isEmpty() ? '/' : fixed.charAt(0);
    if (fixed.indexOf('?') >= 0) {
      String hint = "End it before the question mark, and name parameters in `queryParams`.";
      add(regex(match, rule), "a query is no part of the path.", hint, findings);
    } else if (fixed.indexOf('#') >= 0 || fixed.indexOf(' ') >= 0) {
      String foreign = CharacterName.of(fixed.indexOf('#') >= 0 ? '#' : ' ');
      String hint = "Write it as clients send it, percent-encoded.";
      add(regex(match, rule), "no path has " + foreign + '.', hint, findings);
    } else if (first > ' ' && first != '/') {
      String hint = "Begin it with `/`, or with `.*` if more may stand before it.";
      add(regex(match, rule), "every path begins with a slash.", hint, findings);
    }
  }

  /** Where the regular expression of a match's path is written. */
  private static Location regex(Located<RouteMatch> match, RouteRule rule) {
    String pointer = match.location().pointer() + "/path/value";
    for (Located<String> written : rule.regexes()) {
      if (written.location().pointer().equals(pointer)) {
        return written.location();
      }
    }
    return match.location();
  }

  private static void checkHeader(ValueMatch header, Findings findings) {
    String value = header.value();
    boolean hasBlank = value.startsWith(" ") || value.endsWith(" ");
    hasBlank |= value.startsWith("\t") || value.endsWith("\t");
    if (header.kind() == Kind.EXACT && hasBlank) {
      add(
          header.place(),
          "a header's value neither begins nor ends with a blank.",
          "Remove the blank.",
          findings);
    } else if (header.kind() == Kind.EXACT && control(value) >= 0) {
      add(
          header.place(),
          "no header's value has " + CharacterName.of(control(value)) + '.',
          "Remove it.",
          findings);
    }
  }

  private static int control(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c < ' ' && c != '\t' || c == 0x7f) {
        return c;
      }
    }
    return -1;
  }

  private static void checkParameter(ValueMatch parameter, Findings findings) {
    int foreign = foreignToQuery(parameter.value());
    if (parameter.kind() == Kind.EXACT && foreign >= 0) {
      String written = foreign == ' ' ? "%20" : "%23";
      String as = foreign == ' ' || foreign == '#' ? ", such as " + written : "";
      add(
          parameter.place(),
          "a query is compared as it is sent, and "
              + CharacterName.of(foreign)
              + " is sent percent-encoded.",
          "Write it as clients send it" + as + '.',
          findings);
    } else if (foreignToQuery(parameter.name()) >= 0) {
      add(
          parameter.place(),
          "no parameter's name has " + CharacterName.of(foreignToQuery(parameter.name())) + '.',
          "Write the name as clients send it, percent-encoded.",
          findings);
    }
  }

  /** The first character that stands in no value of a query; -1 if there is none. */
  private static int foreignToQuery(String text) {
    return text.codePoints()
        .filter(c -> c <= ' ' || c >= 0x7f || c == '#' || c == '&')
        .findFirst()
        .orElse(-1);
  }

  private static void add(Location place, String why, String hint, Findings findings) {
    findings.add(Rule.ROUTE_UNREACHABLE, place, "No request gets here: " + why, hint);
  }
}
