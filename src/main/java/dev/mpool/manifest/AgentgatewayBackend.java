package dev.mpool.manifest;

import dev.mpool.diag.Findings;
import dev.mpool.diag.Rule;
import dev.mpool.yaml.YamlDocument;
import dev.mpool.yaml.YamlMapping;

/**
 * The object that has taken the place of AI Backends from kgateway 2.2 on. It is another kind,
 * which mpool passes over; nobody should take that for an answer about it.
 */
final class AgentgatewayBackend {

  private static final String KIND = "AgentgatewayBackend";
  private static final String GROUP = "agentgateway.dev/";

  private AgentgatewayBackend() {}

  /** Tells of such an object. */
  static void tell(YamlDocument document, YamlMapping node, String pointer, Findings findings) {
    String version = ObjectSelection.text(node, "apiVersion");
    boolean isOfGroup =
        version.startsWith(GROUP) || ObjectKind.BACKEND.apiVersions().contains(version);
    if (isOfGroup && ObjectSelection.text(node, "kind").equals(KIND)) {
      findings.add(
          Rule.AGENTGATEWAY_BACKEND,
          document.location(pointer + "/kind", node.value("kind").get().span()),
          "This object is passed over: an AgentgatewayBackend is the API of agentgateway, from"
              + " kgateway 2.2 on, and mpool is for the Backend of kgateway 2.0.",
          "Check it by agentgateway's own CRD (mpool validates Backends alone), or write it as a"
              + " Backend with `multipool` for mpool.");
    }
  }
}
