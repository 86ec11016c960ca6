package dev.mpool.model;

import dev.mpool.manifest.ManifestObject;
import dev.mpool.text.Location;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a Backend from its manifest. It takes what is there and never complains: what is missing or
 * malformed the schema check has reported already, and the rules still see the rest.
 */
public final class BackendReader {

  /**
   * Most priorities and pool entries that are read of a Backend. The CRD allows 400 entries, and a
   * file of a megabyte has not room for more than this if each names a provider.
   */
  private static final int MOST_ENTRIES = 20_000;

  private BackendReader() {}

  public static Backend read(ManifestObject object) {
    ObjectView root = ObjectView.of(object);
    return named(object, root, ai(root.object("spec").object("ai")));
  }

  /** Reads the name alone, where nobody will look at the rest. */
  public static Backend readName(ManifestObject object) {
    return named(object, ObjectView.of(object), Optional.empty());
  }

  private static Backend named(ManifestObject object, ObjectView root, Optional<AiSpec> ai) {
    ObjectView metadata = root.object("metadata");
    Optional<Located<String>> name = metadata.string("name");
    if (name.isEmpty()) {
      name = metadata.string("generateName");
    }
    Located<String> named = name.orElse(new Located<>("", root.at()));
    return new Backend(
        new BackendName(namespace(metadata), named.value()),
        whereUsed(object, named.location()),
        object.pointer(),
        ai);
  }

  /** An item of a List that is an alias shares its name's text with another one. */
  private static Location whereUsed(ManifestObject object, Location name) {
    return object.alias().isPresent() ? name.withSpan(object.alias().get()) : name;
  }

  /** The namespace that metadata names; {@code default} if it names none. */
  public static String namespace(ObjectView metadata) {
    Optional<Located<String>> namespace = metadata.string("namespace");
    return namespace.isEmpty() || namespace.get().value().isEmpty()
        ? "default"
        : namespace.get().value();
  }

  private static Optional<AiSpec> ai(ObjectView ai) {
    ObjectView multipool = ai.object("multipool");
    if (multipool.isPresent()) {
      return Optional.of(multipool(multipool));
    }
    ObjectView llm = ai.object("llm");
    return llm.isPresent()
        ? Optional.of(
            new AiSpec(
                llm.at(), false, List.of(new Priority(llm.at(), List.of(member(0, 0, llm))))))
        : Optional.empty();
  }

  private static AiSpec multipool(ObjectView multipool) {
    List<Priority> priorities = new ArrayList<>();
    int left = MOST_ENTRIES;
    for (ObjectView priority : multipool.objects("priorities", left)) {
      List<Member> pool = new ArrayList<>();
      for (ObjectView entry : priority.objects("pool", left)) {
        pool.add(member(priorities.size(), pool.size(), entry));
      }
      priorities.add(new Priority(priority.at(), pool));
      left -= pool.size();
    }
    return new AiSpec(multipool.at(), true, priorities);
  }

  private static Member member(int priority, int poolIndex, ObjectView entry) {
    ObjectView provider = entry.object("provider");
    ObjectView host = entry.object("hostOverride");
    ObjectView header = entry.object("authHeaderOverride");
    return new Member(
        priority,
        poolIndex,
        entry.at(),
        entry.aliases(),
        provider.at(),
        provider(provider),
        inlineToken(provider),
        new HostOverride(
            host.isPresent(),
            host.string("host"),
            host.integer("port"),
            host.bool("insecureSkipVerify"),
            host.key("insecureSkipVerify")),
        entry.object("pathOverride").string("fullPath"),
        header.string("headerName"),
        header.string("prefix"));
  }

  private static Optional<Located<InlineSecret>> inlineToken(ObjectView choice) {
    List<String> keys = choice.keys();
    return keys.isEmpty()
        ? Optional.empty()
        : inlineSecret(choice.object(keys.get(0)).object("authToken").string("inline"));
  }

  private static Optional<Provider> provider(ObjectView choice) {
    List<String> keys = choice.keys();
    if (keys.size() != 1) {
      return Optional.empty();
    }
    Optional<ProviderType> type = ProviderType.ofField(keys.get(0));
    ObjectView view = choice.object(keys.get(0));
    return type.isPresent() && view.isPresent()
        ? Optional.of(provider(type.get(), view))
        : Optional.empty();
  }

  private static Provider provider(ProviderType type, ObjectView view) {
    Map<ProviderText, Located<String>> texts = new EnumMap<>(ProviderText.class);
    for (ProviderText text : type.texts()) {
      Optional<Located<String>> written = view.string(text.field());
      if (written.isPresent()) {
        texts.put(text, written.get());
      }
    }
    boolean takesToken = !type.credentialHeader().isEmpty();
    Optional<AuthToken> token = takesToken ? authToken(view.object("authToken")) : Optional.empty();
    return new Provider(type, view.at(), token, texts);
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
        Optional<Located<InlineSecret>> token = inlineSecret(view.string("inline"));
        yield inline.isPresent() && token.isEmpty()
            ? Optional.empty()
            : Optional.of(new AuthToken.Inline(at, kindAt, token, secretRef));
      }
      case "SecretRef" -> {
        Optional<Located<String>> name = secretName(view.object("secretRef"));
        yield secretRef.isPresent() && name.isEmpty()
            ? Optional.empty()
            : Optional.of(new AuthToken.SecretRef(at, kindAt, name, inline));
      }
      case "Passthrough" ->
          Optional.of(
              new AuthToken.Passthrough(at, kindAt, secretRef.isPresent() ? secretRef : inline));
      default -> Optional.empty();
    };
  }

  private static Optional<Located<InlineSecret>> inlineSecret(Optional<Located<String>> text) {
    return text.isEmpty()
        ? Optional.empty()
        : Optional.of(text.get().with(new InlineSecret(text.get().value())));
  }

  /** The name, "" as the CRD's default if there is none, or empty if it is not a string. */
  private static Optional<Located<String>> secretName(ObjectView secretRef) {
    return secretRef.key("name").isPresent() || !secretRef.isPresent()
        ? secretRef.string("name")
        : Optional.of(new Located<>("", secretRef.at()));
  }
}
