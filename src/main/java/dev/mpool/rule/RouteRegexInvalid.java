package dev.mpool.rule;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.mpool.diag.Findings;
import dev.mpool.diag.Rule;
import dev.mpool.model.Located;
import dev.mpool.route.RouteRule;
import java.util.ArrayDeque;
import java.util.Deque;

/** Envoy reads regular expressions as RE2 does, and does not start with one that is none. */
final class RouteRegexInvalid implements Promise<RouteRule> {

  /** As in RE2; beyond it, a short expression needs more memory than there is. */
  private static final int MOST_REPETITIONS = 1000;

  private static final Pattern COUNT = Pattern.compile("^\\{([0-9]{1,4})(?:,([0-9]{0,4}))?\\}");

  @Override
  public void check(RouteRule rule, RuleSettings settings, Findings findings) {
    for (Located<String> regex : rule.regexes()) {
      String problem = problem(regex.value());
      if (!problem.isEmpty()) {
        findings.add(
            Rule.ROUTE_REGEX_INVALID,
            regex.location(),
            "This is no regular expression of RE2: " + problem + '.',
            "Correct it; RE2 has no look-around and no back references.");
      }
    }
  }

  private static String problem(String regex) {
    if (regex.isEmpty()) {
      return "it is empty";
    } else if (HeaderSyntax.foreignToValue(regex) >= 0) {
      return "it contains " + CharacterName.of(HeaderSyntax.foreignToValue(regex));
    } else if (repetitions(regex) > MOST_REPETITIONS) {
      return "its repetitions multiply to more than " + MOST_REPETITIONS;
    }
    try {
      Pattern.compile(regex);
      return "";
    } catch (PatternSyntaxException e) {
      return e.getDescription();
    }
  }

  /** How often the innermost part may be repeated, by counted repetitions in each other. */
  private static long repetitions(String regex) {
    Deque<Long> outer = new ArrayDeque<>();
    long inGroup = 1;
    long last = 1;
    for (int i = 0; i < regex.length(); i++) {
      char c = regex.charAt(i);
      if (c == '{') {
        Matcher count = COUNT.matcher(regex.substring(i, Math.min(i + 12, regex.length())));
        if (count.find()) {
          String most = count.group(2);
          boolean isOpen = most == null || most.isEmpty();
          last *= Math.max(1, Integer.parseInt(isOpen ? count.group(1) : most));
          inGroup = Math.max(inGroup, last);
        }
      } else if (c == '(') {
        outer.push(inGroup);
        inGroup = 1;
      } else if (c == ')' && !outer.isEmpty()) {
        last = inGroup;
        inGroup = Math.max(outer.pop(), last);
      } else if (c != '}' && (c < '0' || c > '9') && c != ',') {
        last = 1;
      }
      if (inGroup > MOST_REPETITIONS) {
        return inGroup;
      }
    }
    return inGroup;
  }
}
