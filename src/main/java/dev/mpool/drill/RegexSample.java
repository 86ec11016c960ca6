package dev.mpool.drill;

import com.google.re2j.Pattern;
import java.util.Optional;

/**
 * A text for a regular expression as routes have them: its own text, the first of alternatives, and
 * little for what may vary.
 */
final class RegexSample {

  private static final String[][] STEPS = {
    {"^\\^|\\$$|\\(\\?i\\)", ""},
    {"\\\\d|\\[0-9\\]", "1"},
    {"\\\\w|\\[[^\\]]*\\]", "a"},
    {"\\.([*+?])", "a$1"},
    {"\\{[0-9,]*\\}", ""},
    {"\\((?:\\?:|\\?P?<[A-Za-z0-9_]*>)?([^()|]*)(?:\\|[^()]*)?\\)", "$1"},
    {"\\|.*", ""},
    {"([^\\\\])[*+?]+", "$1"},
    {"\\\\([^A-Za-z0-9])", "$1"},
  };

  private RegexSample() {}

  /** Empty where this is too simple for the expression. */
  static Optional<String> of(String regex) {
    String text = regex;
    for (String[] step : STEPS) {
      text = Pattern.compile(step[0]).matcher(text).replaceAll(step[1]);
    }
    return Pattern.matches(regex, text) ? Optional.of(text) : Optional.empty();
  }
}
