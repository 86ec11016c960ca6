package dev.mpool.cli;

import dev.mpool.text.Excerpt;

/**
 * The environment variable that a Secret's token is read from.
 *
 * @param secret {@code NAMESPACE/NAME}
 */
record SecretVariable(String secret, String variable) {

  /** Reads {@code NAMESPACE/NAME=VARIABLE}. */
  static final class Reader implements ValueReader<SecretVariable> {

    @Override
    public SecretVariable convert(String text) {
      return SecretVariable.convert(text);
    }
  }

  private static SecretVariable convert(String text) {
    int equals = text.indexOf('=');
    int slash = text.indexOf('/');
    if (slash < 1 || equals < slash + 2 || equals == text.length() - 1) {
      throw new InvalidValue(Excerpt.quoted(text) + " is not written like NAMESPACE/NAME=VARIABLE");
    }
    String secret = text.substring(0, equals);
    if (!isName(text.substring(0, slash), false)
        || !isName(text.substring(slash + 1, equals), true)) {
      throw new InvalidValue(
          Excerpt.quoted(secret) + " cannot be the namespace and name of a Secret");
    }
    String variable = text.substring(equals + 1);
    if (!isVariable(variable)) {
      throw new InvalidValue(
          Excerpt.quoted(variable)
              + " is no name of an environment variable; use letters, digits and underscores");
    }
    return new SecretVariable(secret, variable);
  }

  private static boolean isName(String name, boolean dots) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean allowed =
          c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-' || dots && c == '.';
      if (!allowed) {
        return false;
      }
    }
    return true;
  }

  private static boolean isVariable(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean letter = c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c == '_';
      if (!letter && (i == 0 || c < '0' || c > '9')) {
        return false;
      }
    }
    return true;
  }
}
