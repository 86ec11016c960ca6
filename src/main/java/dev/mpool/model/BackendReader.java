package dev.mpool.model;

import dev.mpool.schema.ManifestObject;
import dev.mpool.text.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads a Backend from its manifest. It takes what is there and never complains: what is missing or
 * malformed the schema check has reported already, and the rules still see the rest.
 */
public final class BackendReader {

  private BackendReader() {}

  public static Backend read(ManifestObject object) {
    ObjectView root = ObjectView.of(object);
    Optional<ObjectView> metadata = root.object("metadata");
    Optional<Located<String>> name = metadata.flatMap(view -> view.string("name"));
    Optional<Located<String>> generateName = metadata.flatMap(view -> view.string("generateName"));
    BackendName backendName =
        new BackendName(
            namespace(metadata), name.or(() -> generateName).map(Located::value).orElse(""));
    Location location = name.or(() -> generateName).map(Located::location).orElse(root.at());
    return new Backend(backendName, location, root.object("spec").flatMap(BackendReader::ai));
  }

  /** The namespace that metadata names; {@code default} if it names none. */
  static String namespace(Optional<ObjectView> metadata) {
    return metadata
        .flatMap(view -> view.string("namespace"))
        .map(Located::value)
        .filter(namespace -> !namespace.isEmpty())
        .orElse("default");
  }

  private static Optional<AiSpec> ai(ObjectView spec) {
    Optional<ObjectView> ai = spec.object("ai");
    Optional<ObjectView> multipool = ai.flatMap(view -> view.object("multipool"));
    if (multipool.isPresent()) {
      return Optional.of(multipool(multipool.get()));
    }
    return ai.flatMap(view -> view.object("llm")).map(llm -> new AiSpec.Llm(llm.at(), member(llm)));
  }

  private static AiSpec multipool(ObjectView multipool) {
    List<Priority> priorities = new ArrayList<>();
    for (ObjectView priority : multipool.objects("priorities")) {
      List<Member> pool = new ArrayList<>();
      for (ObjectView entry : priority.objects("pool")) {
        pool.add(member(entry));
      }
      priorities.add(new Priority(priority.at(), pool));
    }
    return new AiSpec.Multipool(multipool.at(), priorities);
  }

  private static Member member(ObjectView entry) {
    Optional<ObjectView> provider = entry.object("provider");
    return new Member(
        entry.at(),
        provider.map(ObjectView::at).orElse(entry.at()),
        provider.flatMap(BackendReader::provider),
        entry.object("hostOverride").map(BackendReader::hostOverride),
        entry.object("pathOverride").flatMap(view -> view.string("fullPath")),
        entry.object("authHeaderOverride").map(BackendReader::authHeaderOverride));
  }

  private static HostOverride hostOverride(ObjectView view) {
    return new HostOverride(
        view.at(),
        view.string("host"),
        view.integer("port"),
        view.bool("insecureSkipVerify"),
        view.key("insecureSkipVerify"));
  }

  private static AuthHeaderOverride authHeaderOverride(ObjectView view) {
    return new AuthHeaderOverride(view.at(), view.string("prefix"), view.string("headerName"));
  }

  private static Optional<Provider> provider(ObjectView choice) {
    List<String> keys = choice.keys();
    if (keys.size() != 1) {
      return Optional.empty();
    }
    Optional<ObjectView> view = choice.object(keys.get(0));
    return view.isEmpty()
        ? Optional.empty()
        : ProviderType.ofField(keys.get(0)).map(type -> provider(type, view.get()));
  }

  private static Provider provider(ProviderType type, ObjectView view) {
    Location at = view.at();
    Optional<AuthToken> token = view.object("authToken").flatMap(BackendReader::authToken);
    Optional<Located<String>> model = view.string("model");
    Optional<Located<String>> apiVersion = view.string("apiVersion");
    return switch (type) {
      case OPENAI -> new Provider.OpenAi(at, token, model);
      case ANTHROPIC -> new Provider.Anthropic(at, token, model, apiVersion);
      case AZUREOPENAI ->
          new Provider.AzureOpenAi(
              at, token, view.string("endpoint"), view.string("deploymentName"), apiVersion);
      case GEMINI -> new Provider.Gemini(at, token, model, apiVersion);
      case VERTEXAI ->
          new Provider.VertexAi(
              at,
              token,
              model,
              apiVersion,
              view.string("projectId"),
              view.string("location"),
              view.string("modelPath"));
      case BEDROCK -> new Provider.Bedrock(at, model);
    };
  }

  /** Empty where a field that the kind needs is of another type, which the schema check reports. */
  private static Optional<AuthToken> authToken(ObjectView view) {
    Optional<Located<String>> kind = view.string("kind");
    if (kind.isEmpty()) {
      return Optional.empty();
    }
    Location at = view.at();
    Location kindAt = kind.get().location();
    Optional<Location> inline = view.key("inline");
    Optional<Location> secretRef = view.key("secretRef");
    return switch (kind.get().value()) {
      case "Inline" -> {
        Optional<Located<InlineSecret>> token =
            view.string("inline")
                .map(text -> new Located<>(new InlineSecret(text.value()), text.location()));
        yield inline.isPresent() && token.isEmpty()
            ? Optional.empty()
            : Optional.of(new AuthToken.Inline(at, kindAt, token, secretRef));
      }
      case "SecretRef" -> {
        Optional<Located<String>> name =
            view.object("secretRef").flatMap(BackendReader::secretName);
        yield secretRef.isPresent() && name.isEmpty()
            ? Optional.empty()
            : Optional.of(new AuthToken.SecretRef(at, kindAt, name, inline));
      }
      case "Passthrough" ->
          Optional.of(new AuthToken.Passthrough(at, kindAt, secretRef.or(() -> inline)));
      default -> Optional.empty();
    };
  }

  /** The name, "" as the CRD's default if there is none, or empty if it is not a string. */
  private static Optional<Located<String>> secretName(ObjectView secretRef) {
    return secretRef.key("name").isPresent()
        ? secretRef.string("name")
        : Optional.of(new Located<>("", secretRef.at()));
  }
}
