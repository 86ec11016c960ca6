package dev.mpool.drill;

import dev.mpool.model.ProviderType;
import dev.mpool.plan.BackendPlan;
import dev.mpool.plan.Credential;
import dev.mpool.plan.Endpoint;
import dev.mpool.plan.FailoverPlan;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The tokens of a drill: made up for Secrets, the manifest's own where they stand inline, the
 * client's. It knows whose a token is that was seen, so that no report has to show one.
 */
final class Tokens {

  /** Up to the end of its scalar, or a tab. */
  private static final Pattern INLINE =
      Pattern.compile("(credential=inline:)(?:(?!\\\\t)(?:[^\"\\\\]|\\\\.))*");

  private final Map<String, String> variables = new TreeMap<>();
  private final Map<String, String> files = new TreeMap<>();
  private final Map<String, String> owners = new LinkedHashMap<>();
  private String folder;

  private Tokens() {}

  static Tokens of(FailoverPlan plan) {
    Tokens tokens = new Tokens();
    for (BackendPlan backend : plan.backends()) {
      for (Endpoint endpoint : backend.endpoints()) {
        tokens.add(backend, endpoint);
      }
    }
    return tokens;
  }

  private void add(BackendPlan backend, Endpoint endpoint) {
    Credential credential = endpoint.credential();
    if (credential instanceof Credential.Variable variable) {
      variables.put(variable.variable(), made(variable.variable()));
      owners.put(made(variable.variable()), "Secret " + variable.secret());
    } else if (credential instanceof Credential.MountedFile file) {
      String inFolder = file.secret() + "/Authorization";
      files.put(inFolder, made(file.path()));
      folder = file.path().substring(0, file.path().length() - inFolder.length() - 1);
      owners.put(made(file.path()), "Secret " + file.secret());
    } else if (credential instanceof Credential.Inline inline) {
      owners.put(inline.token().reveal(), "inline token of " + backend.name());
    } else {
      for (String header : ProviderType.credentialHeaders()) {
        owners.put(Request.token(header), "client's " + header);
      }
      owners.put(Request.token(credential.header()), "client's " + credential.header());
    }
  }

  private static String made(String place) {
    return "drill-token:" + place;
  }

  /** The variables that Envoy reads tokens from, with their values. */
  Map<String, String> variables() {
    return variables;
  }

  /** The folder of mounted Secrets that the plan names, if it takes tokens from files. */
  Optional<String> folder() {
    return Optional.ofNullable(folder);
  }

  /** The files that are read below that folder, with their contents. */
  Map<String, String> files() {
    return files;
  }

  /** What stands in an endpoint's credential header when a request has come to it. */
  static String value(Credential credential, Request request) {
    String token;
    if (credential instanceof Credential.Variable variable) {
      token = made(variable.variable());
    } else if (credential instanceof Credential.MountedFile file) {
      token = made(file.path());
    } else if (credential instanceof Credential.Inline inline) {
      token = inline.token().reveal();
    } else {
      boolean hasOwn = request.sends(credential.header());
      token = Request.token(hasOwn ? credential.header() : "authorization");
    }
    return credential.prefix() + token;
  }

  /** Whose token a header's value holds; never the value. */
  String owner(String value) {
    for (Map.Entry<String, String> each : owners.entrySet()) {
      if (!each.getKey().isEmpty() && value.endsWith(each.getKey())) {
        String prefix = value.substring(0, value.length() - each.getKey().length());
        return (prefix.isEmpty() ? "" : '"' + prefix + "\" and ") + "token of " + each.getValue();
      }
    }
    return value.isBlank() ? "nothing" : "an unknown token";
  }

  /** A text with the owner's name in the place of each token. */
  String masked(String text) {
    String masked = text;
    for (Map.Entry<String, String> each : owners.entrySet()) {
      if (!each.getKey().isEmpty()) {
        masked = masked.replace(each.getKey(), "<" + each.getValue() + ">");
      }
    }
    return masked;
  }

  /** The same for what holds a configuration, whose escapes may have changed an inline token. */
  String maskedConfig(String text) {
    return masked(INLINE.matcher(text).replaceAll("$1…"));
  }
}
