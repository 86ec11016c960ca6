package dev.mpool.yaml;

import dev.mpool.text.Span;
import java.util.Locale;

/** Characters that YAML 1.1 does not allow anywhere, not even in quotes. */
final class ControlCharacters {

  private ControlCharacters() {}

  /** Offset of the first one, or -1. */
  static int first(String text, int start, int end) {
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (c >= ' ' && c <= '~' || c == '\n' || c == '\t' || c == '\r') {
        continue;
      }
      if (Character.isHighSurrogate(c) && i + 1 < end) {
        if (Character.isLowSurrogate(text.charAt(i + 1))) {
          i++;
          continue;
        }
      }
      boolean allowed =
          c == '\u0085' || c >= '\u00A0' && c <= '\uD7FF' || c >= '\uE000' && c <= '\uFFFD';
      if (!allowed) {
        return i;
      }
    }
    return -1;
  }

  static SyntaxProblem problem(String text, int at) {
    String code = Integer.toHexString(text.charAt(at)).toUpperCase(Locale.ROOT);
    String name = "U+" + "0".repeat(4 - code.length()) + code;
    return SyntaxProblem.of(
            new Span(at, at + 1), "The control character " + name + " cannot stand in YAML.")
        .withHint("Remove it, or write it as an escape in double quotes.");
  }
}
