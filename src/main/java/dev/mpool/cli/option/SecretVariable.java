package dev.mpool.cli.option;

import dev.mpool.text.Excerpt;

/**
 * The environment variable that a Secret's token is read from.
 *
 * @param secret {@code NAMESPACE/NAME}
 */
public record SecretVariable(String secret, String variable) {

  /** Reads {@code NAMESPACE/NAME=VARIABLE}. */
  public static final class Reader implements ValueReader<SecretVariable> {

    @Override
    public SecretVariable convert(String text) {
      if (!text.matches("(?s)[^/=]+/[^=]+=.+")) {
        throw new InvalidValue(
            Excerpt.quoted(text) + " is not written like NAMESPACE/NAME=VARIABLE");
      }
      int equals = text.indexOf('=');
      String secret = text.substring(0, equals);
      if (!secret.matches("[-a-z0-9]+/[-.a-z0-9]+")) {
        throw new InvalidValue(
            Excerpt.quoted(secret) + " cannot be the namespace and name of a Secret");
      }
      String variable = text.substring(equals + 1);
      if (!variable.matches("[A-Za-z_][A-Za-z0-9_]*")) {
        throw new InvalidValue(
            Excerpt.quoted(variable)
                + " is no name of an environment variable; use letters, digits and underscores");
      }
      return new SecretVariable(secret, variable);
    }
  }
}
