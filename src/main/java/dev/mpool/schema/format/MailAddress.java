package dev.mpool.schema.format;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;

/**
 * One address as Go's {@code mail.ParseAddress} reads it: {@code user@host}, alone or in angle
 * brackets behind a name. Comments and quoted names are read; encodings of names are not looked
 * into.
 */
final class MailAddress {

  private static final String ATOM = "[a-zA-Z0-9!#$%&'*+/=?^_`{|}~\\-\\x{80}-\\x{10FFFF}]+";
  private static final String DOTS = ATOM + "(?:\\." + ATOM + ")*";
  private static final String QUOTED = "\"(?:[^\"\\\\\\x00-\\x1f\\x7f]|\\\\[^\\x00-\\x1f])*\"";
  private static final String LITERAL = "\\[([0-9a-fA-F.:]+)]";
  private static final String ADDRESS =
      "(?:" + DOTS + "|" + QUOTED + ")@(?:" + DOTS + "|" + LITERAL + ")";
  private static final String SPACE = "[ \\t]*";
  private static final String NAME = "(?:(?:" + ATOM + "|" + QUOTED + "|\\.)" + SPACE + ")*";
  private static final String COMMENT = "(?:\\([^()\\\\]*\\)" + SPACE + ")?";

  private static final Pattern ONE =
      Pattern.compile(
          "^" + SPACE + "(?:" + ADDRESS + "|" + NAME + "<" + SPACE + ADDRESS + SPACE + ">)" + SPACE
              + COMMENT + "$");

  private MailAddress() {}

  static boolean isOne(String text) {
    Matcher matcher = ONE.matcher(text);
    if (!matcher.find()) {
      return false;
    }
    for (int group = 1; group <= matcher.groupCount(); group++) {
      if (matcher.group(group) != null && !IpText.isStrictAddress(matcher.group(group))) {
        return false;
      }
    }
    return true;
  }
}
