package dev.mpool.schema;

import com.google.re2j.Pattern;

/**
 * A regular expression of a schema with the meaning that it has for an API server: RE2, where
 * {@code $} is the end of the text only, and a match takes linear time whatever the text.
 */
final class TextPattern {

  /** Of longer texts Java's engine may need more time and stack than there is. */
  private static final int LONGEST_FOR_JAVA = 400;

  private final String pattern;
  private final boolean isCarried;
  private volatile Pattern compiled;
  private volatile java.util.regex.Pattern ofJava;

  /** The text that it was found in last: manifests have labels and namespaces in common. */
  private String last;

  private TextPattern(String pattern, boolean isCarried) {
    this.pattern = pattern;
    this.isCarried = isCarried;
  }

  static TextPattern of(String pattern) {
    return new TextPattern(pattern, false);
  }

  /**
   * One of the schema that mpool carries. They are for all of a text, and both engines read them
   * alike; at a start Java's is there already, and RE2 costs more than the rest of the check.
   */
  static TextPattern carried(String pattern) {
    return new TextPattern(pattern, true);
  }

  @Override
  public String toString() {
    return pattern;
  }

  /** Whether the pattern is found anywhere in a text; it is compiled when that is first asked. */
  boolean isFoundIn(String text) {
    if (isCarried && text.length() <= LONGEST_FOR_JAVA) {
      return text.equals(last) || isAllOf(text);
    }
    if (compiled == null) {
      compiled = Pattern.compile(pattern);
    }
    return compiled.matcher(text).find();
  }

  private boolean isAllOf(String text) {
    if (ofJava == null) {
      ofJava = java.util.regex.Pattern.compile(pattern);
    }
    boolean found = ofJava.matcher(text).matches();
    last = found ? text : last;
    return found;
  }
}
