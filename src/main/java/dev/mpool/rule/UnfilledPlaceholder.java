package dev.mpool.rule;

import dev.mpool.diag.Diagnostic;
import dev.mpool.diag.Findings;
import dev.mpool.diag.Rule;
import dev.mpool.model.AzureEndpoint;
import dev.mpool.model.Located;
import dev.mpool.model.Member;
import dev.mpool.model.Provider;
import dev.mpool.model.ProviderText;
import dev.mpool.text.Placeholder;
import java.util.Optional;

/**
 * What is sent to a provider holds no placeholder: neither kgateway nor mpool fills any in. Where
 * it also makes a value impossible, such as a host, the finding is of the rule for that value, in
 * the same words; where kgateway takes it for a template of its own, that is told instead.
 */
final class UnfilledPlaceholder implements Promise<Member> {

  @Override
  public void check(Member endpoint, RuleSettings settings, Findings findings) {
    String host = Located.valueOr(endpoint.hostOverride().host(), "");
    check("host", endpoint.hostOverride().host(), isHost(host), findings);
    String path = Located.valueOr(endpoint.fullPath(), "");
    check("path", endpoint.fullPath(), isPath(path), findings);
    String prefix = Located.valueOr(endpoint.prefix(), "");
    check("prefix", endpoint.prefix(), PathTemplateSyntax.opening(prefix) == null, findings);
    String header = Located.valueOr(endpoint.headerName(), "");
    check("header name", endpoint.headerName(), HeaderSyntax.foreignToName(header) < 0, findings);
    Provider provider = endpoint.provider().orElse(null);
    if (provider != null) {
      for (ProviderText text : provider.texts().keySet()) {
        boolean isSound = isSound(text, provider, endpoint);
        check(text.field(), provider.text(text), isSound, findings);
      }
    }
  }

  /** Whether a text is what it has to be, or has no use beside an override. */
  private static boolean isSound(ProviderText text, Provider provider, Member endpoint) {
    String value = provider.value(text);
    boolean hasPath = endpoint.fullPath().isPresent();
    boolean hasHost = endpoint.hostOverride().isPresent();
    return switch (text) {
      // It may be a URL, of which the host is judged by itself.
      case ENDPOINT -> !hasHost && isHost(AzureEndpoint.parse(value).host());
      case MODEL_PATH -> !hasPath && isPath(value);
      case LOCATION -> hasPath && hasHost || PathSyntax.foreignToSegment(value) < 0;
      default ->
          hasPath || !provider.type().hasTextsInUrl() || PathSyntax.foreignToSegment(value) < 0;
    };
  }

  private static boolean isHost(String host) {
    return !host.isEmpty() && HostSyntax.check(host).isEmpty();
  }

  private static boolean isPath(String path) {
    return PathSyntax.unsendable(path, 0) < 0 && PathTemplateSyntax.opening(path) == null;
  }

  private static void check(
      String field, Optional<Located<String>> value, boolean isSound, Findings findings) {
    if (isSound && value.isPresent() && Placeholder.in(value.get().value()) != null) {
      findings.add(orElse(Rule.UNFILLED_PLACEHOLDER, field, value.get(), "", ""));
    }
  }

  /**
   * What is wrong with a value: that it holds a placeholder, or what is said otherwise.
   *
   * @param rule what the value breaks
   */
  static Diagnostic orElse(
      Rule rule, String field, Located<String> value, String message, String hint) {
    Placeholder placeholder = Placeholder.in(value.value());
    return placeholder == null
        ? Diagnostic.of(rule, value.location(), message, hint)
        : Diagnostic.of(
            rule, value.location(), Placeholder.message("The " + field), placeholder.advice());
  }
}
