package dev.mpool.model;

import java.util.Map;

/** Where Envoy finds the token of a Kubernetes Secret when it runs. */
public sealed interface SecretNaming {

  /** The usual variables, with none renamed. */
  SecretNaming DEFAULT = new Environment(Map.of());

  /**
   * The place of a Secret's token as people call it: an environment variable or a file. Two Secrets
   * with the same place cannot be told apart.
   */
  String place(String namespace, String name);

  /**
   * Tokens come from environment variables.
   *
   * @param overrides variables by {@code NAMESPACE/NAME} of the Secret, where they are not the
   *     usual ones
   */
  record Environment(Map<String, String> overrides) implements SecretNaming {

    private static final String PREFIX = "MPOOL_SECRET_";

    public Environment {
      overrides = Map.copyOf(overrides);
    }

    /**
     * The variable {@code MPOOL_SECRET_<NAMESPACE>_<NAME>}: upper case, every other character than
     * A-Z and 0-9 as {@code _}.
     */
    @Override
    public String place(String namespace, String name) {
      String override = overrides.get(namespace + '/' + name);
      if (override != null) {
        return override;
      }
      // By hand for ASCII only: no locale may change a variable's name.
      String secret = namespace + '_' + name;
      StringBuilder variable = new StringBuilder(PREFIX);
      for (int i = 0; i < secret.length(); i++) {
        char c = secret.charAt(i);
        if (c >= 'a' && c <= 'z') {
          variable.append((char) (c - 'a' + 'A'));
        } else {
          variable.append(c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' ? c : '_');
        }
      }
      return variable.toString();
    }
  }

  /**
   * Tokens come from mounted Secrets.
   *
   * @param dir the folder that holds {@code NAMESPACE/NAME/Authorization}
   */
  record Directory(String dir) implements SecretNaming {

    /** The file {@code DIR/NAMESPACE/NAME/Authorization}, the layout of a mounted Secret. */
    @Override
    public String place(String namespace, String name) {
      return dir + '/' + namespace + '/' + name + '/' + SecretManifest.TOKEN_KEY;
    }
  }
}
