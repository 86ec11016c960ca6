package dev.mpool.cli;

import dev.mpool.cli.option.Choice;
import dev.mpool.cli.option.GatewayName;
import dev.mpool.cli.option.OptionGroup;
import dev.mpool.cli.option.SecretSource;
import dev.mpool.cli.option.SecretVariable;
import dev.mpool.cli.option.Value;
import dev.mpool.model.FailoverOrder;
import dev.mpool.model.SecretNaming;
import dev.mpool.model.TlsChoice;
import dev.mpool.route.GatewayChoice;
import dev.mpool.route.RouteSettings;
import dev.mpool.route.RouteSettings.Routes;
import dev.mpool.rule.RuleSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The options about what manifests mean; they become {@link RuleSettings}. */
final class ManifestMixin {

  final OptionGroup providers = new OptionGroup("Providers");

  /** The options that together say where tokens come from. */
  final OptionGroup tokens = new OptionGroup("Secrets");

  /** The options that say which HTTPRoutes count. */
  final OptionGroup routing = new OptionGroup("HTTPRoutes");

  private final Value<Routes> routes =
      routing.value(
          "--routes WHICH",
          "Where requests may come in: auto (default: by HTTPRoutes, then by /NAMESPACE/NAME),"
              + " backend (by /NAMESPACE/NAME alone) or httproute (by HTTPRoutes alone).",
          Choice.of(Routes.values()),
          Routes.AUTO);

  private final Value<GatewayChoice> gateway =
      routing.value(
          "--gateway NAMESPACE/NAME[/SECTION]",
          "Take only the HTTPRoutes of this Gateway, or of one of its listeners.",
          new GatewayName(),
          null);

  private final Value<Boolean> allowMixedProviders =
      providers.flag(
          "--allow-mixed-providers",
          "Take providers of several types in one multipool for a warning only.");

  private final Value<TlsChoice> tls =
      providers.value(
          "--tls WHEN",
          "Reach endpoints over TLS: auto (default: on ports 443 and 8443), always or never.",
          Choice.of(TlsChoice.values()),
          TlsChoice.AUTO);

  private final Value<FailoverOrder> order =
      providers.value(
          "--failover-order ORDER",
          "After an endpoint that fails comes another one of its pool (pool-first, default), or one"
              + " of the next priority (priority-first).",
          Choice.of(FailoverOrder.values()),
          FailoverOrder.POOL_FIRST);

  private final Value<SecretNaming> secrets =
      tokens.value(
          "--secrets SOURCE",
          "Where Envoy reads the tokens of Secrets: env (default: MPOOL_SECRET_<NAMESPACE>_<NAME>)"
              + " or file:DIR (DIR/NAMESPACE/NAME/Authorization).",
          new SecretSource(),
          SecretNaming.DEFAULT);

  private final Value<List<SecretVariable>> secretEnv =
      tokens.values(
          "--secret-env NAMESPACE/NAME=VARIABLE",
          "Read one Secret's token from another environment variable; may be repeated.",
          new SecretVariable.Reader());

  /** The values, where a project may say what the command line does not. */
  RuleSettings values(Project project) throws Failure {
    project.complete(providers);
    project.complete(routing);
    if (!tokens.isGiven()) {
      project.complete(tokens);
    }
    return RuleSettings.DEFAULTS
        .withMixedProvidersAllowed(allowMixedProviders.get())
        .withTls(tls.get())
        .withOrder(order.get())
        .withSecrets(naming())
        .withLevels(project.levels())
        .withRoutes(new RouteSettings(routes.get(), Optional.ofNullable(gateway.get())));
  }

  private SecretNaming naming() throws Failure {
    SecretNaming naming = secrets.get();
    List<SecretVariable> renamed = secretEnv.get();
    if (renamed.isEmpty()) {
      return naming;
    }
    if (naming instanceof SecretNaming.Directory) {
      throw Failure.usage(secretEnv.name(), "--secret-env has no effect with --secrets file:DIR.");
    }
    Map<String, String> variables = new TreeMap<>();
    for (SecretVariable each : renamed) {
      String earlier = variables.put(each.secret(), each.variable());
      if (earlier != null && !earlier.equals(each.variable())) {
        throw Failure.usage(
            secretEnv.name(),
            "--secret-env names two variables for the Secret " + each.secret() + '.');
      }
    }
    return new SecretNaming.Environment(variables);
  }
}
