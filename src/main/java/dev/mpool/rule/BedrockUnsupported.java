package dev.mpool.rule;

import dev.mpool.diag.Findings;
import dev.mpool.diag.Rule;
import dev.mpool.model.Member;
import dev.mpool.model.ProviderType;

/**
 * A provider can be reached through Envoy. kgateway accepts Bedrock and leaves its cluster empty,
 * as only its other data plane signs requests for AWS.
 */
final class BedrockUnsupported implements Promise<Member> {

  @Override
  public void check(Member endpoint, RuleSettings settings, Findings findings) {
    if (endpoint.is(ProviderType.BEDROCK)) {
      findings.add(
          Rule.BEDROCK_UNSUPPORTED,
          endpoint.provider().get().location(),
          "Bedrock is not supported on Envoy: kgateway leaves this Backend without endpoints, and"
              + " mpool does not render it.",
          "Use openai, azureopenai, anthropic, gemini or vertexai.");
    }
  }
}
