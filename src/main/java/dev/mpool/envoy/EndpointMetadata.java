package dev.mpool.envoy;

import dev.mpool.envoy.ConfigView.Entry;
import dev.mpool.model.ProviderType;
import dev.mpool.plan.Credential;
import dev.mpool.plan.Endpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The metadata of an endpoint, namespace {@code mpool}: what the access log tells of it, and what
 * the transformation (templates/upstream.lua) works by. An endpoint has {@code path} only where its
 * manifest overrides it; whatever else differs stands in {@code attempt}, as one text, because
 * Envoy looks up every key anew for each attempt.
 */
final class EndpointMetadata {

  /** The value of {@code anthropic_version} that stands for the client's header. */
  private static final String CLIENT = "client";

  private EndpointMetadata() {}

  /**
   * The entries of one endpoint.
   *
   * @param deadline milliseconds after a request's first attempt from which it gets no further one
   */
  static List<Entry> of(Endpoint endpoint, PoolFacts pool, Optional<Long> deadline) {
    List<Entry> entries = new ArrayList<>();
    add(entries, "priority", Integer.toString(endpoint.priority()));
    add(entries, "endpoint", endpoint.address().host() + ":" + endpoint.address().port());
    add(entries, "provider", endpoint.provider().field());
    addIfThere(entries, "model", endpoint.model());
    addIfThere(entries, "path", endpoint.path().override());
    add(entries, "default_path", endpoint.path().providerDefault());
    add(entries, "attempt", attempt(endpoint, pool, deadline));
    return entries;
  }

  /** {@code name=value}, parted by tabs, which none of the values can hold. */
  private static String attempt(Endpoint endpoint, PoolFacts pool, Optional<Long> deadline) {
    Credential credential = endpoint.credential();
    StringBuilder text = new StringBuilder(100);
    text.append("header=").append(credential.header()).append(": ").append(credential.prefix());
    text.append("\tcredential=").append(source(credential));
    if (endpoint.path().streamingDefault().isPresent()) {
      text.append("\tstream_path=").append(endpoint.path().streamingDefault().get());
    }
    if (endpoint.bodyModel().isPresent()) {
      text.append("\tbody_model=").append(JsonLiteral.quoted(endpoint.bodyModel().get()));
    }
    if (endpoint.provider() == ProviderType.ANTHROPIC) {
      text.append("\tanthropic_version=").append(endpoint.anthropicVersion().orElse(CLIENT));
    }
    appendWords(text, "remember", pool.remember());
    appendWords(text, "strip", pool.strip());
    if (deadline.isPresent()) {
      text.append("\tdeadline=").append(deadline.get());
    }
    return text.toString();
  }

  private static String source(Credential credential) {
    if (credential instanceof Credential.Variable variable) {
      return "env:" + variable.variable();
    } else if (credential instanceof Credential.MountedFile file) {
      return "file:" + file.path();
    } else if (credential instanceof Credential.Inline inline) {
      return "inline:" + inline.token().reveal();
    } else {
      return CLIENT;
    }
  }

  private static void addIfThere(List<Entry> entries, String key, Optional<String> value) {
    if (value.isPresent()) {
      add(entries, key, value.get());
    }
  }

  private static void appendWords(StringBuilder text, String name, List<String> words) {
    if (!words.isEmpty()) {
      text.append('\t').append(name).append('=').append(String.join(" ", words));
    }
  }

  private static void add(List<Entry> entries, String key, String value) {
    entries.add(new Entry(new BareText(key), value));
  }
}
