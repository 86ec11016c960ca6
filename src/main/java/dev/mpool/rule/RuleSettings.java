package dev.mpool.rule;

import dev.mpool.diag.Category;
import dev.mpool.diag.Rule;
import dev.mpool.diag.Severity;
import dev.mpool.model.FailoverOrder;
import dev.mpool.model.SecretNaming;
import dev.mpool.model.TlsChoice;
import dev.mpool.route.RouteSettings;
import java.util.Map;
import java.util.Optional;

/**
 * What the rules depend on beside the manifests.
 *
 * @param purpose what the findings are for
 * @param allowMixedProviders whether providers of several types in one multipool are only a warning
 * @param tls which endpoints are reached over TLS
 * @param secrets where the tokens of Secrets are found
 * @param levels how the user wants rules to be taken; only rules of {@link Category#RULE} have a
 *     choice
 * @param routes which HTTPRoutes count
 * @param order which endpoint comes after one that fails
 */
public record RuleSettings(
    Purpose purpose,
    boolean allowMixedProviders,
    TlsChoice tls,
    SecretNaming secrets,
    Map<Rule, RuleLevel> levels,
    RouteSettings routes,
    FailoverOrder order) {

  /** What the findings are for. */
  public enum Purpose {
    /** To tell the author what to change. */
    VALIDATE,
    /** To decide whether a configuration can be rendered: what prevents it cannot be ignored. */
    RENDER
  }

  public static final RuleSettings DEFAULTS =
      new RuleSettings(
          Purpose.VALIDATE,
          false,
          TlsChoice.AUTO,
          SecretNaming.DEFAULT,
          Map.of(),
          RouteSettings.DEFAULTS,
          FailoverOrder.POOL_FIRST);

  public RuleSettings {
    levels = Map.copyOf(levels);
  }

  public RuleSettings withPurpose(Purpose other) {
    return new RuleSettings(other, allowMixedProviders, tls, secrets, levels, routes, order);
  }

  public RuleSettings withMixedProvidersAllowed(boolean allowed) {
    return new RuleSettings(purpose, allowed, tls, secrets, levels, routes, order);
  }

  public RuleSettings withTls(TlsChoice other) {
    return new RuleSettings(purpose, allowMixedProviders, other, secrets, levels, routes, order);
  }

  public RuleSettings withSecrets(SecretNaming other) {
    return new RuleSettings(purpose, allowMixedProviders, tls, other, levels, routes, order);
  }

  public RuleSettings withLevels(Map<Rule, RuleLevel> other) {
    return new RuleSettings(purpose, allowMixedProviders, tls, secrets, other, routes, order);
  }

  public RuleSettings withRoutes(RouteSettings other) {
    return new RuleSettings(purpose, allowMixedProviders, tls, secrets, levels, other, order);
  }

  public RuleSettings withOrder(FailoverOrder other) {
    return new RuleSettings(purpose, allowMixedProviders, tls, secrets, levels, routes, other);
  }

  /** Whether neither a level nor a comment in the manifest has an effect on a rule's findings. */
  public boolean isFixed(Rule rule) {
    return rule.category() != Category.RULE
        || purpose == Purpose.RENDER && rule.preventsRendering();
  }

  /**
   * How severe a rule's findings are.
   *
   * @return empty if the rule is switched off
   */
  public Optional<Severity> severityOf(Rule rule) {
    if (rule.category() != Category.RULE) {
      return Optional.of(rule.severity());
    } else if (isFixed(rule)) {
      return Optional.of(Severity.ERROR);
    }
    RuleLevel level = levels.get(rule);
    Optional<Severity> severity = level == null ? Optional.of(rule.severity()) : level.severity();
    if (rule == Rule.MIXED_PROVIDERS && allowMixedProviders && severity.isPresent()) {
      return severity.get() == Severity.ERROR ? Optional.of(Severity.WARNING) : severity;
    }
    return severity;
  }
}
