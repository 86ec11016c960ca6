package dev.mpool.rule;

import dev.mpool.diag.Diagnostic;
import dev.mpool.diag.Findings;
import dev.mpool.diag.Remedy;
import dev.mpool.diag.Rule;
import dev.mpool.model.Located;
import dev.mpool.model.Member;
import dev.mpool.model.ProviderText;
import java.util.Optional;

/** What an endpoint is reached under is a DNS name or an IP address, and nothing else. */
final class HostInvalid implements Promise<Member> {

  /** A DNS label of 63 characters less {@code -aiplatform}. */
  private static final int MAX_REGION = 52;

  @Override
  public void check(Member endpoint, RuleSettings settings, Findings findings) {
    Located<String> host = endpoint.host().orElse(null);
    Located<String> azure = endpoint.text(ProviderText.ENDPOINT).orElse(null);
    Located<String> region = endpoint.text(ProviderText.LOCATION).orElse(null);
    boolean isOverridden = endpoint.hostOverride().isPresent();
    if (host != null && !isOverridden && host.value().indexOf('@') >= 0) {
      findings.add(userInformation(host));
    } else if (host != null) {
      checkHost(host, findings);
    } else if (!isOverridden && azure != null && !azure.value().isEmpty()) {
      // Such as `https://`: the schema check asks only that it is not empty.
      findings.add(
          Rule.HOST_INVALID,
          azure.location(),
          "The endpoint names no host.",
          "Write the host alone, such as `NAME.openai.azure.com`.");
    } else if (!isOverridden && region != null) {
      checkRegion(region, findings);
    }
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
    if (problem.isPresent()) {
      String message = "The host " + problem.get().what() + ".";
      findings.add(
          UnfilledPlaceholder.orElse(Rule.HOST_INVALID, "host", host, message, problem.get().hint())
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

  /** The location becomes the first label of {@code LOCATION-aiplatform.googleapis.com}. */
  private static void checkRegion(Located<String> region, Findings findings) {
    String text = region.value();
    boolean valid =
        text.length() <= MAX_REGION && !text.startsWith("-") && HostSyntax.foreign(text, "-") < 0;
    if (!valid) {
      findings.add(
          UnfilledPlaceholder.orElse(
              Rule.HOST_INVALID,
              "location",
              region,
              "The location becomes part of the host's name, and this is no DNS label.",
              "Write a Google Cloud region such as `us-central1`, or `global`."));
    }
  }
}
