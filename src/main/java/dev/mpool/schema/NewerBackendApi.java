package dev.mpool.schema;

import dev.mpool.diag.Diagnostic;
import dev.mpool.diag.Rule;
import dev.mpool.schema.StrictDecoding.UnknownField;
import dev.mpool.text.JsonPointer;
import dev.mpool.yaml.YamlDocument;
import dev.mpool.yaml.YamlMapping;
import java.util.Set;

/**
 * The AI API of kgateway 2.1: {@code ai.priorityGroups}, and providers that stand in {@code llm}
 * itself, with {@code host}, {@code port} and {@code path} beside them. It is told as what it is,
 * once; advice for single fields would lead to a mixture that no server takes.
 */
final class NewerBackendApi {

  private static final Set<String> PROVIDERS =
      Set.of("openai", "azureopenai", "anthropic", "gemini", "vertexai", "bedrock");
  private static final Set<String> BESIDE_PROVIDERS =
      Set.of("host", "port", "path", "pathPrefix", "authHeader", "authHeaderOverride");

  private NewerBackendApi() {}

  /** Whether an unknown field is one of that API, in a mapping that is written for it. */
  static boolean isField(UnknownField field) {
    String key = field.entry().key();
    return key.equals("priorityGroups") && isAt(field.within(), "ai")
        || (PROVIDERS.contains(key) || BESIDE_PROVIDERS.contains(key)) && isFlatLlm(field.within());
  }

  /** The one finding about a mapping that is written for that API. */
  static Diagnostic finding(YamlDocument document, UnknownField field) {
    YamlMapping.Entry entry = entry(field);
    boolean isFlat = !entry.key().equals("priorityGroups");
    String form = isFlat ? "A provider in llm itself" : "priorityGroups";
    String ours =
        isFlat
            ? "`llm: {provider: {…}}`, with `hostOverride` and `pathOverride` beside provider"
            : "`multipool.priorities`, each with a `pool`";
    return Diagnostic.of(
            Rule.NEWER_BACKEND_API,
            document.location(
                JsonPointer.child(field.within().pointer(), entry.key()), entry.keySpan()),
            form
                + " is the AI API of kgateway 2.1. mpool is for the one before it (kgateway 2.0),"
                + " whose server refuses this.")
        .withHint(
            "For mpool write "
                + ours
                + ". Check it for kgateway 2.1 by that version's CRD (--crd FILE); kgateway 2.2 and"
                + " 2.3 have AgentgatewayBackend instead, and 2.4 has no AI API.");
  }

  /** The provider, which tells most, whatever stands before it. */
  private static YamlMapping.Entry entry(UnknownField field) {
    for (YamlMapping.Entry entry : ((YamlMapping) field.within().value()).entries()) {
      if (PROVIDERS.contains(entry.key())) {
        return entry;
      }
    }
    return field.entry();
  }

  /** {@code llm} with a provider in it and none where this API has it. */
  private static boolean isFlatLlm(Place place) {
    if (!isAt(place, "llm") || !(place.value() instanceof YamlMapping llm)) {
      return false;
    }
    boolean isFlat = false;
    for (YamlMapping.Entry entry : llm.entries()) {
      isFlat |= PROVIDERS.contains(entry.key());
    }
    return isFlat && llm.entry("provider").isEmpty();
  }

  private static boolean isAt(Place place, String name) {
    Place above = name.equals("llm") ? place.parent() : place;
    return place.name().equals(name)
        && above != null
        && above.name().equals("ai")
        && above.parent() != null
        && above.parent().name().equals("spec");
  }
}
