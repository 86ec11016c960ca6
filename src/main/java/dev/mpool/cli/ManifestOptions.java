package dev.mpool.cli;

import dev.mpool.model.SecretNaming;
import dev.mpool.model.TlsChoice;
import dev.mpool.rule.RuleSettings;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The options about what manifests mean; they become {@link RuleSettings}. */
final class ManifestOptions {

  private static final Option<Void> ALLOW_MIXED_PROVIDERS =
      Option.flag(
          "Take providers of several types in one multipool for a warning only.",
          "--allow-mixed-providers");

  private static final Option<TlsChoice> TLS =
      Option.of(
          "--tls",
          "WHEN",
          "Reach endpoints over TLS: auto (default: on ports 443 and 8443), always or never.",
          new Choice<>(List.of(TlsChoice.values())),
          TlsChoice.AUTO);

  private static final Option<SecretNaming> SECRETS =
      Option.of(
          "--secrets",
          "SOURCE",
          "Where Envoy reads the tokens of Secrets: env (default: MPOOL_SECRET_<NAMESPACE>_<NAME>)"
              + " or file:DIR (DIR/NAMESPACE/NAME/Authorization).",
          new SecretSource(),
          SecretNaming.DEFAULT);

  private static final Option<SecretVariable> SECRET_ENV =
      Option.repeatable(
          "--secret-env",
          "NAMESPACE/NAME=VARIABLE",
          "Read one Secret's token from another environment variable; may be repeated.",
          new SecretVariable.Reader());

  /** The options that together say where tokens come from. */
  static final List<Option<?>> SECRET_OPTIONS = List.of(SECRETS, SECRET_ENV);

  static final List<Option<?>> OPTIONS = List.of(ALLOW_MIXED_PROVIDERS, TLS, SECRETS, SECRET_ENV);

  private ManifestOptions() {}

  static RuleSettings of(Arguments arguments) throws Failure {
    return RuleSettings.DEFAULTS
        .withMixedProvidersAllowed(ALLOW_MIXED_PROVIDERS.isGivenIn(arguments))
        .withTls(TLS.in(arguments))
        .withSecrets(naming(arguments))
        .withLevels(arguments.project().levels());
  }

  private static SecretNaming naming(Arguments arguments) throws Failure {
    SecretNaming naming = SECRETS.in(arguments);
    List<SecretVariable> renamed = SECRET_ENV.allIn(arguments);
    if (renamed.isEmpty()) {
      return naming;
    }
    if (naming instanceof SecretNaming.Directory) {
      throw Failure.usage(SECRET_ENV, "--secret-env has no effect with --secrets file:DIR.");
    }
    Map<String, String> variables = new TreeMap<>();
    for (SecretVariable each : renamed) {
      String earlier = variables.put(each.secret(), each.variable());
      if (earlier != null && !earlier.equals(each.variable())) {
        throw Failure.usage(
            SECRET_ENV, "--secret-env names two variables for the Secret " + each.secret() + '.');
      }
    }
    return new SecretNaming.Environment(variables);
  }
}
