package dev.mpool.schema;

import com.google.re2j.Pattern;

/**
 * A regular expression of a schema with the meaning that it has for an API server: RE2, where
 * {@code $} is the end of the text only, and a match takes linear time whatever the text.
 */
abstract class TextPattern {

  /** Whether the pattern is found anywhere in a text. */
  abstract boolean isFoundIn(String text);

  static TextPattern of(String pattern) {
    NameForm form = NameForm.of(pattern);
    return form != null ? new OfName(form) : new Re2(pattern);
  }

  private static final class OfName extends TextPattern {

    private final NameForm form;

    OfName(NameForm form) {
      this.form = form;
    }

    @Override
    public String toString() {
      return form.pattern();
    }

    @Override
    boolean isFoundIn(String text) {
      return form.matches(text);
    }
  }

  /** Compiled when it is first needed, which for most manifests is never. */
  private static final class Re2 extends TextPattern {

    private final String pattern;
    private volatile Pattern compiled;

    Re2(String pattern) {
      this.pattern = pattern;
    }

    @Override
    public String toString() {
      return pattern;
    }

    @Override
    boolean isFoundIn(String text) {
      Pattern ready = compiled;
      if (ready == null) {
        ready = Pattern.compile(pattern);
        compiled = ready;
      }
      return ready.matcher(text).find();
    }
  }
}
