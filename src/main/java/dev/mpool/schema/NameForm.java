package dev.mpool.schema;

/**
 * The forms of names that every manifest's metadata has, each with the pattern that the schema file
 * writes for it. Recognising them by hand keeps the regular expression engine, which costs more at
 * start-up than all the rest of the check, out of runs that need no other pattern; a test holds
 * each form equal to its pattern.
 */
enum NameForm {
  SUBDOMAIN_OR_EMPTY("^([a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*)?$") {
    @Override
    boolean matches(String text) {
      return text.isEmpty() || isSubdomain(text, 0, text.length(), false);
    }
  },
  GENERATE_NAME("^([a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*-*)?$") {
    @Override
    boolean matches(String text) {
      int end = text.length();
      while (end > 0 && text.charAt(end - 1) == '-') {
        end--;
      }
      return text.isEmpty() || isSubdomain(text, 0, end, false);
    }
  },
  LABEL_OR_EMPTY("^([a-z0-9]([-a-z0-9]*[a-z0-9])?)?$") {
    @Override
    boolean matches(String text) {
      return text.indexOf('.') < 0 && SUBDOMAIN_OR_EMPTY.matches(text);
    }
  },
  LABEL_VALUE("^(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?$") {
    @Override
    boolean matches(String text) {
      return text.isEmpty() || isName(text, 0);
    }
  },
  QUALIFIED_NAME(
      "^([a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*/)?"
          + "([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$") {
    @Override
    boolean matches(String text) {
      return isQualified(text, false);
    }
  },
  ANNOTATION_KEY(
      "^([A-Za-z0-9]([-A-Za-z0-9]*[A-Za-z0-9])?(\\.[A-Za-z0-9]([-A-Za-z0-9]*[A-Za-z0-9])?)*/)?"
          + "([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$") {
    @Override
    boolean matches(String text) {
      return isQualified(text, true);
    }
  },
  QUALIFIED_LENGTH("^([^/]{1,253}/)?[^/]{1,63}$") {
    @Override
    boolean matches(String text) {
      int slash = text.indexOf('/');
      int prefix = text.codePointCount(0, Math.max(slash, 0));
      int name = text.codePointCount(slash + 1, text.length());
      return text.indexOf('/', slash + 1) < 0
          && (slash < 0 || prefix >= 1 && prefix <= 253)
          && name >= 1
          && name <= 63;
    }
  };

  private static final NameForm[] ALL = values();

  private final String pattern;

  NameForm(String pattern) {
    this.pattern = pattern;
  }

  abstract boolean matches(String text);

  String pattern() {
    return pattern;
  }

  /** The form that a pattern of the schema stands for, or null if it is none of these. */
  static NameForm of(String pattern) {
    for (NameForm form : ALL) {
      if (form.pattern.equals(pattern)) {
        return form;
      }
    }
    return null;
  }

  private static boolean isQualified(String text, boolean anyCase) {
    int slash = text.indexOf('/');
    return (slash < 0 || isSubdomain(text, 0, slash, anyCase)) && isName(text, slash + 1);
  }

  /** Parts between dots, each of letters, digits and dashes, with no dash at either end. */
  private static boolean isSubdomain(String text, int start, int end, boolean anyCase) {
    char before = '.';
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      boolean allowed =
          c == '.'
              ? isAlphanumeric(before, anyCase)
              : c == '-' ? before != '.' : isAlphanumeric(c, anyCase);
      if (!allowed) {
        return false;
      }
      before = c;
    }
    return isAlphanumeric(before, anyCase);
  }

  /** Letters, digits, '-', '_' and '.', with a letter or digit at both ends. */
  private static boolean isName(String text, int start) {
    int last = text.length() - 1;
    if (last < start
        || !isAlphanumeric(text.charAt(start), true)
        || !isAlphanumeric(text.charAt(last), true)) {
      return false;
    }
    for (int i = start; i < last; i++) {
      char c = text.charAt(i);
      if (c != '-' && c != '_' && c != '.' && !isAlphanumeric(c, true)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isAlphanumeric(char c, boolean anyCase) {
    return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || anyCase && c >= 'A' && c <= 'Z';
  }
}
