package dev.mpool.manifest;

import dev.mpool.diag.Diagnostic;
import dev.mpool.diag.Rule;
import dev.mpool.yaml.YamlDocument;
import dev.mpool.yaml.YamlMapping;
import dev.mpool.yaml.YamlNode;
import java.util.Optional;

/**
 * The object that has taken the place of AI Backends from kgateway 2.2 on. It is another kind,
 * which mpool passes over; nobody should take that for an answer about it.
 */
final class AgentgatewayBackend {

  private static final String KIND = "AgentgatewayBackend";
  private static final String GROUP = "agentgateway.dev/";

  private AgentgatewayBackend() {}

  /** The finding about such an object; empty if it is none. */
  static Optional<Diagnostic> in(YamlDocument document, YamlMapping node, String pointer) {
    String version = ObjectSelection.text(node, "apiVersion");
    YamlNode kind = node.value("kind").orElse(null);
    if (!ObjectSelection.text(node, "kind").equals(KIND)
        || !version.startsWith(GROUP) && !ObjectKind.BACKEND.apiVersions().contains(version)) {
      return Optional.empty();
    }
    return Optional.of(
        Diagnostic.of(
            Rule.AGENTGATEWAY_BACKEND,
            document.location(pointer + "/kind", kind.span()),
            "This object is passed over: an AgentgatewayBackend is the API of agentgateway,"
                + " from kgateway 2.2 on, and mpool is for the Backend of kgateway 2.0.",
            "Check it by agentgateway's own CRD (mpool validates Backends alone), or write it"
                + " as a Backend with `multipool` for mpool."));
  }
}
