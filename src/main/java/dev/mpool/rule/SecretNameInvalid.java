package dev.mpool.rule;

import dev.mpool.diag.Findings;
import dev.mpool.diag.Rule;
import dev.mpool.model.Located;
import dev.mpool.model.Member;
import dev.mpool.text.Lookalike;

/**
 * A Secret's name is one that Kubernetes allows (a DNS subdomain, RFC 1123): the CRD takes any
 * text, and a mounted Secret's name becomes part of a file's path.
 */
final class SecretNameInvalid implements Promise<Member> {

  private static final int MAX_NAME = 253;

  @Override
  public void check(Member endpoint, RuleSettings settings, Findings findings) {
    Located<String> name = endpoint.secretName().orElse(null);
    if (name != null && !name.value().isEmpty() && !isSubdomain(name.value())) {
      findings.add(
          UnfilledPlaceholder.orElse(
              Rule.SECRET_NAME_INVALID,
              "Secret's name",
              name,
              "Kubernetes allows no Secret of this name.",
              hint(name.value())));
    }
  }

  private static String hint(String name) {
    String lookalike = Lookalike.adviceOn(name);
    return lookalike != null
        ? lookalike
        : "Use at most 253 lower-case letters, digits, `-` and `.`; every part between dots"
            + " begins and ends with a letter or digit.";
  }

  /** Whether Kubernetes allows a Secret of a name. */
  static boolean isSubdomain(String name) {
    boolean allowed = name.length() <= MAX_NAME && isAlphanumeric(name, name.length() - 1);
    for (int i = 0; i < name.length() && allowed; i++) {
      allowed =
          switch (name.charAt(i)) {
            case '.' -> isAlphanumeric(name, i - 1);
            case '-' -> i > 0 && name.charAt(i - 1) != '.';
            default -> isAlphanumeric(name, i);
          };
    }
    return allowed;
  }

  private static boolean isAlphanumeric(String name, int at) {
    char c = at < 0 ? ' ' : name.charAt(at);
    return c >= 'a' && c <= 'z' || c >= '0' && c <= '9';
  }
}
