package dev.mpool.migrate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mpool.credential.Redaction;
import dev.mpool.model.Backend;
import dev.mpool.model.Member;
import dev.mpool.model.Priority;
import dev.mpool.plan.BackendPlan;
import dev.mpool.text.JsonPointer;
import dev.mpool.yaml.YamlMapping;
import dev.mpool.yaml.YamlNode;
import dev.mpool.yaml.YamlScalar;
import java.util.List;
import java.util.Optional;

/**
 * Says a Backend as an AgentgatewayBackend: its priorities as groups, their entries as providers,
 * in the same order and with the same comments.
 */
final class Migration {

  private static final String API_VERSION = "agentgateway.dev/v1alpha1";
  private static final String KIND = "AgentgatewayBackend";
  private static final int MOST_GROUPS = 8;
  private static final int MOST_PROVIDERS = 16;

  /** The whole manifest as it was applied, with every token in it. */
  private static final String APPLIED = "kubectl.kubernetes.io/last-applied-configuration";

  private final Backend backend;
  private final BackendPlan plan;
  private final Original original;
  private final Redaction redaction;
  private final boolean copiesTokens;
  private final Account account;

  Migration(
      Backend backend,
      BackendPlan plan,
      Original original,
      Redaction redaction,
      boolean copiesTokens) {
    this.backend = backend;
    this.plan = plan;
    this.original = original;
    this.redaction = redaction;
    this.copiesTokens = copiesTokens;
    this.account = new Account(original);
  }

  Migrated migrate() {
    String root = original.object();
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    boolean isEmpty = true;
    // The items of a BackendList may leave out what they are.
    if (original.root().entry("apiVersion").isEmpty()) {
      object.put("apiVersion", API_VERSION);
    }
    if (original.root().entry("kind").isEmpty()) {
      object.put("kind", KIND);
    }
    for (YamlMapping.Entry key : original.root().entries()) {
      switch (key.key()) {
        case "apiVersion" -> object.put(key.key(), API_VERSION);
        case "kind" -> object.put(key.key(), KIND);
        case "metadata" -> putMetadata(object.putObject("metadata"), (YamlMapping) key.value());
        case "spec" -> {
          ArrayNode groups = object.putObject("spec").putObject("ai").putArray("groups");
          putGroups(groups);
          isEmpty = groups.isEmpty();
        }
        default -> {
          continue;
        }
      }
      account.same(root + '/' + key.key(), '/' + key.key());
    }
    if (isEmpty) {
      return new Migrated(Optional.empty(), account.losses());
    }
    account.same(root, "/apiVersion");
    String text = CommentedText.of(object, Notes.of(original, redaction), account);
    return new Migrated(Optional.of(text), account.losses());
  }

  private void putMetadata(ObjectNode metadata, YamlMapping written) {
    String at = original.object() + "/metadata";
    for (YamlMapping.Entry key : written.entries()) {
      switch (key.key()) {
        case "name", "namespace" -> {
          if (key.value() instanceof YamlScalar scalar && !scalar.text().isEmpty()) {
            metadata.put(key.key(), scalar.text());
            account.same(at + '/' + key.key(), "/metadata/" + key.key());
          }
        }
        case "labels", "annotations" -> {
          if (key.value() instanceof YamlMapping texts) {
            ObjectNode copied = JsonNodeFactory.instance.objectNode();
            putTexts(copied, texts, at + '/' + key.key(), key.key());
            if (!copied.isEmpty()) {
              metadata.set(key.key(), copied);
            }
          }
        }
        default -> {}
      }
    }
  }

  private void putTexts(ObjectNode texts, YamlMapping written, String at, String field) {
    for (YamlMapping.Entry key : written.entries()) {
      if (key.key().equals(APPLIED) || !(key.value() instanceof YamlScalar scalar)) {
        continue;
      }
      String pointer = JsonPointer.child(at, key.key());
      if (isHidden(scalar)) {
        account.add(
            new Loss(
                original.location(pointer, key.keySpan()),
                "This is not copied: its value may hold a credential."));
      } else {
        texts.put(key.key(), scalar.text());
        account.same(at, "/metadata/" + field);
        account.same(pointer, JsonPointer.child("/metadata/" + field, key.key()));
      }
    }
  }

  private boolean isHidden(YamlNode value) {
    for (int at = value.span().start(); at < value.span().end(); at++) {
      if (redaction.hidden(at) != null) {
        return true;
      }
    }
    return false;
  }

  private void putGroups(ArrayNode groups) {
    String ai = original.object() + "/spec/ai";
    account.same(ai, "/spec/ai");
    account.same(ai + "/multipool/priorities", "/spec/ai/groups");
    List<Priority> priorities = backend.ai().orElseThrow().priorities();
    for (int p = 0; p < priorities.size(); p++) {
      Priority priority = priorities.get(p);
      if (p == MOST_GROUPS) {
        account.add(
            new Loss(
                priority.location(),
                "This priority and those behind it are left out: agentgateway takes at most "
                    + MOST_GROUPS
                    + " groups."));
        return;
      }
      ObjectNode group = JsonNodeFactory.instance.objectNode();
      String pointer = "/spec/ai/groups/" + groups.size();
      putProviders(group.putArray("providers"), priority, p, pointer + "/providers");
      if (!group.get("providers").isEmpty()) {
        account.same(priority.location().pointer(), pointer);
        account.same(priority.location().pointer() + "/pool", pointer + "/providers");
        groups.add(group);
      }
    }
  }

  private void putProviders(ArrayNode providers, Priority priority, int p, String pointer) {
    List<Member> pool = priority.pool();
    for (int i = 0; i < pool.size(); i++) {
      if (i == MOST_PROVIDERS) {
        account.add(
            new Loss(
                pool.get(i).location(),
                "This entry and those behind it are left out: agentgateway takes at most "
                    + MOST_PROVIDERS
                    + " providers in a group."));
        return;
      }
      String at = pointer + '/' + providers.size();
      GroupProvider provider =
          new GroupProvider(original, pool.get(i), plan.priorities().get(p).get(i), at, account);
      Optional<ObjectNode> built =
          provider.build(new ProviderAuth(original, account, backend.name().name(), copiesTokens));
      if (built.isPresent()) {
        providers.add(built.get());
        account.same(pool.get(i).location().pointer(), at);
      } else {
        account.forget(pool.get(i).location().pointer());
      }
    }
  }
}
