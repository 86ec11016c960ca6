package dev.mpool.rule;

import dev.mpool.diag.Diagnostic;
import dev.mpool.diag.Findings;
import dev.mpool.diag.Rule;
import dev.mpool.model.AuthHeaderOverride;
import dev.mpool.model.AzureEndpoint;
import dev.mpool.model.Located;
import dev.mpool.model.Member;
import dev.mpool.model.Provider;
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
    if (endpoint.hostOverride().isPresent()) {
      checkHost("host", endpoint.hostOverride().get().host(), findings);
    }
    checkPath("path", endpoint.fullPath(), findings);
    if (endpoint.authHeaderOverride().isPresent()) {
      AuthHeaderOverride header = endpoint.authHeaderOverride().get();
      if (header.prefix().isPresent()
          && PathTemplateSyntax.opening(header.prefix().get().value()) == null) {
        check("prefix", header.prefix(), findings);
      }
      if (header.headerName().isPresent()
          && HeaderSyntax.foreignToName(header.headerName().get().value()) < 0) {
        check("header name", header.headerName(), findings);
      }
    }
    if (endpoint.provider().isPresent()) {
      checkProvider(endpoint.provider().get(), endpoint, findings);
    }
  }

  private static void checkProvider(Provider provider, Member endpoint, Findings findings) {
    boolean hasPath = endpoint.fullPath().isPresent();
    boolean hasHost = endpoint.hostOverride().isPresent();
    if (provider instanceof Provider.OpenAi openAi) {
      check("model", openAi.model(), findings);
    } else if (provider instanceof Provider.Anthropic anthropic) {
      check("model", anthropic.model(), findings);
      check("apiVersion", anthropic.apiVersion(), findings);
    } else if (provider instanceof Provider.Bedrock bedrock) {
      check("model", bedrock.model(), findings);
    } else if (provider instanceof Provider.AzureOpenAi azure) {
      if (!hasHost) {
        checkHost("endpoint", azure.endpoint(), findings);
      }
      checkSegment("deploymentName", azure.deploymentName(), hasPath, findings);
      checkSegment("apiVersion", azure.apiVersion(), hasPath, findings);
    } else if (provider instanceof Provider.Gemini gemini) {
      checkSegment("model", gemini.model(), hasPath, findings);
      checkSegment("apiVersion", gemini.apiVersion(), hasPath, findings);
    } else if (provider instanceof Provider.VertexAi vertex) {
      checkSegment("model", vertex.model(), hasPath, findings);
      checkSegment("apiVersion", vertex.apiVersion(), hasPath, findings);
      checkSegment("projectId", vertex.projectId(), hasPath, findings);
      checkSegment("location", vertex.region(), hasPath && hasHost, findings);
      if (!hasPath) {
        checkPath("modelPath", vertex.modelPath(), findings);
      }
    }
  }

  /** An Azure endpoint may be a URL, of which the host is judged by itself. */
  private static void checkHost(String field, Optional<Located<String>> host, Findings findings) {
    if (host.isPresent()) {
      String name =
          field.equals("host")
              ? host.get().value()
              : AzureEndpoint.parse(host.get().value()).host();
      if (!name.isEmpty() && HostSyntax.check(name).isEmpty()) {
        check(field, host, findings);
      }
    }
  }

  private static void checkPath(String field, Optional<Located<String>> path, Findings findings) {
    if (path.isPresent()
        && PathSyntax.unsendable(path.get().value(), 0) < 0
        && PathTemplateSyntax.opening(path.get().value()) == null) {
      check(field, path, findings);
    }
  }

  /** Of what makes up the default path, other rules say what cannot be sent. */
  private static void checkSegment(
      String field, Optional<Located<String>> value, boolean unused, Findings findings) {
    if (value.isPresent() && (unused || PathSyntax.foreignToSegment(value.get().value()) < 0)) {
      check(field, value, findings);
    }
  }

  private static void check(String field, Optional<Located<String>> value, Findings findings) {
    if (value.isPresent() && Placeholder.in(value.get().value()) != null) {
      findings.add(finding(Rule.UNFILLED_PLACEHOLDER, field, value.get()));
    }
  }

  /**
   * The finding about a value that holds a placeholder.
   *
   * @param rule what the placeholder breaks
   */
  static Diagnostic finding(Rule rule, String field, Located<String> value) {
    return Diagnostic.of(
        rule,
        value.location(),
        Placeholder.message("The " + field),
        Placeholder.in(value.value()).advice());
  }
}
