package dev.mpool.cli;

import dev.mpool.model.SecretNaming;
import dev.mpool.model.TlsChoice;
import dev.mpool.rule.RuleSettings;
import dev.mpool.text.Excerpt;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** The options about what manifests mean; they become {@link RuleSettings}. */
final class ManifestOptions {

  private static final String ALLOW_MIXED_PROVIDERS = "--allow-mixed-providers";

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
          ManifestOptions::secrets,
          SecretNaming.DEFAULT);

  private static final Option<SecretVariable> SECRET_ENV =
      Option.of(
          "--secret-env",
          "NAMESPACE/NAME=VARIABLE",
          "Read one Secret's token from another environment variable; may be repeated.",
          SecretVariable::read,
          null);

  private ManifestOptions() {}

  static void describe(CommandSpec spec) {
    spec.addOption(
        Option.flag(
            "Take providers of several types in one multipool for a warning only.",
            ALLOW_MIXED_PROVIDERS));
    spec.addOption(TLS.spec());
    spec.addOption(SECRETS.spec());
    spec.addOption(SECRET_ENV.repeatableSpec());
  }

  static RuleSettings of(ParseResult arguments) throws Failure {
    return RuleSettings.DEFAULTS
        .withMixedProvidersAllowed(Option.isGiven(ALLOW_MIXED_PROVIDERS, arguments))
        .withTls(TLS.in(arguments))
        .withSecrets(naming(arguments));
  }

  private static SecretNaming naming(ParseResult arguments) throws Failure {
    SecretNaming naming = SECRETS.in(arguments);
    List<SecretVariable> renamed = SECRET_ENV.allIn(arguments);
    if (renamed.isEmpty()) {
      return naming;
    }
    if (naming instanceof SecretNaming.Directory) {
      throw Failure.usage("--secret-env has no effect with --secrets file:DIR.");
    }
    Map<String, String> variables = new TreeMap<>();
    for (SecretVariable each : renamed) {
      String earlier = variables.put(each.secret(), each.variable());
      if (earlier != null && !earlier.equals(each.variable())) {
        throw Failure.usage(
            "--secret-env names two variables for the Secret " + each.secret() + '.');
      }
    }
    return new SecretNaming.Environment(variables);
  }

  private static SecretNaming secrets(String text) throws Option.InvalidValue {
    if (text.equals("env")) {
      return SecretNaming.DEFAULT;
    }
    if (!text.startsWith("file:")) {
      throw new Option.InvalidValue(Excerpt.quoted(text) + " is neither env nor file:DIR");
    }
    String folder = text.substring("file:".length());
    while (folder.length() > 1 && folder.endsWith("/")) {
      folder = folder.substring(0, folder.length() - 1);
    }
    return new SecretNaming.Directory(FileName.read(folder));
  }
}
