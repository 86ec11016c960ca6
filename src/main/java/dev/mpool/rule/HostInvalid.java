package dev.mpool.rule;

import dev.mpool.diag.Diagnostic;
import dev.mpool.diag.Findings;
import dev.mpool.diag.Remedy;
import dev.mpool.diag.Rule;
import dev.mpool.model.Located;
import dev.mpool.model.Member;
import dev.mpool.model.Provider;
import dev.mpool.text.Placeholder;
import java.util.Optional;

/** What an endpoint is reached under is a DNS name or an IP address, and nothing else. */
final class HostInvalid implements Promise<Member> {

  /** A DNS label of 63 characters less {@code -aiplatform}. */
  private static final int MAX_REGION = 52;

  @Override
  public void check(Member endpoint, RuleSettings settings, Findings findings) {
    Optional<Located<String>> host = DeclaredAddress.of(endpoint).host();
    if (host.isPresent() && isAzureWithUser(endpoint, host.get())) {
      findings.add(userInformation(host.get()));
    } else if (host.isPresent()) {
      checkHost(host.get(), findings);
    } else if (endpoint.hostOverride().isEmpty()
        && endpoint.provider().orElse(null) instanceof Provider.AzureOpenAi azure) {
      checkEmptyAzureHost(azure, findings);
    } else if (endpoint.hostOverride().isEmpty()
        && endpoint.provider().orElse(null) instanceof Provider.VertexAi vertex
        && vertex.region().isPresent()) {
      checkRegion(vertex.region().get(), findings);
    }
  }

  private static boolean isAzureWithUser(Member endpoint, Located<String> host) {
    return endpoint.hostOverride().isEmpty() && host.value().indexOf('@') >= 0;
  }

  /** What stands before the sign may be a credential, and is not repeated. */
  private static Diagnostic userInformation(Located<String> endpoint) {
    String host = endpoint.value().substring(endpoint.value().lastIndexOf('@') + 1);
    boolean isHost = !host.isEmpty() && HostSyntax.check(host).isEmpty();
    return Diagnostic.of(
        Rule.HOST_INVALID,
        endpoint.location(),
        "The endpoint has user information before its host, which is never sent.",
        (isHost ? "Write `endpoint: " + host + "`" : "Write the host alone")
            + "; a credential belongs in `authToken`.");
  }

  private static void checkHost(Located<String> host, Findings findings) {
    Optional<HostSyntax.Problem> problem = HostSyntax.check(host.value());
    if (problem.isPresent() && Placeholder.in(host.value()) != null) {
      findings.add(UnfilledPlaceholder.finding(Rule.HOST_INVALID, "host", host));
    } else if (problem.isPresent()) {
      findings.add(
          Diagnostic.of(
                  Rule.HOST_INVALID,
                  host.location(),
                  "The host " + problem.get().what() + ".",
                  problem.get().hint())
              .withRemedy(withoutScheme(host)));
    }
  }

  /** What stands behind a scheme, if that is a name and nothing else. */
  private static Optional<Remedy> withoutScheme(Located<String> host) {
    String text = host.value();
    int scheme = text.indexOf("://");
    if (scheme < 0 || !text.startsWith("http") && !text.startsWith("HTTP")) {
      return Optional.empty();
    }
    int end = text.endsWith("/") ? text.length() - 1 : text.length();
    String name = text.substring(Math.min(scheme + 3, end), end);
    boolean isName =
        name.indexOf('.') > 0
            && HostSyntax.isLetterOrDigit(name.charAt(0))
            && Character.isLetter(name.charAt(name.length() - 1))
            && HostSyntax.check(name).isEmpty();
    return isName ? Remedy.replace(host.location(), text, name) : Optional.empty();
  }

  /** An endpoint such as {@code https://}: the schema check asks only that it is not empty. */
  private static void checkEmptyAzureHost(Provider.AzureOpenAi azure, Findings findings) {
    if (azure.endpoint().isPresent() && !azure.endpoint().get().value().isEmpty()) {
      findings.add(
          Rule.HOST_INVALID,
          azure.endpoint().get().location(),
          "The endpoint names no host.",
          "Write the host alone, such as `NAME.openai.azure.com`.");
    }
  }

  /** The location becomes the first label of {@code LOCATION-aiplatform.googleapis.com}. */
  private static void checkRegion(Located<String> region, Findings findings) {
    String text = region.value();
    boolean valid = text.length() <= MAX_REGION && !text.startsWith("-");
    for (int i = 0; i < text.length() && valid; i++) {
      valid = HostSyntax.isLetterOrDigit(text.charAt(i)) || text.charAt(i) == '-';
    }
    if (!valid && Placeholder.in(text) != null) {
      findings.add(UnfilledPlaceholder.finding(Rule.HOST_INVALID, "location", region));
    } else if (!valid) {
      findings.add(
          Rule.HOST_INVALID,
          region.location(),
          "The location becomes part of the host's name, and this is no DNS label.",
          "Write a Google Cloud region such as `us-central1`, or `global`.");
    }
  }
}
