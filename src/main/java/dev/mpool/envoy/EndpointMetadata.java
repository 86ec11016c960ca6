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
 * manifest overrides it; all that an attempt needs stands in {@code attempt}, and all that the
 * access log tells in {@code log}, as one text each, because Envoy looks up every key anew for each
 * attempt; its lines of 503 have keys of their own.
 */
final class EndpointMetadata {

  /** The value of {@code anthropic_version} that stands for the client's header. */
  private static final String CLIENT = "client";

  private EndpointMetadata() {}

  /**
   * The entries of one endpoint.
   *
   * @param refusesUnder the path under which the Backend answers, if requests for other operations
   *     are refused there
   * @param deadline milliseconds after a request's first attempt from which it gets no further one
   */
  static List<Entry> of(
      Endpoint endpoint, PoolFacts pool, Optional<String> refusesUnder, Optional<Long> deadline) {
    List<Entry> entries = new ArrayList<>(7);
    if (endpoint.path().override().isPresent()) {
      add(entries, "path", endpoint.path().override().get());
    }
    String address = endpoint.address().host() + ":" + endpoint.address().port();
    String model = endpoint.model().orElse("-");
    add(entries, "priority", Integer.toString(endpoint.priority()));
    add(entries, "endpoint", address);
    add(entries, "provider", endpoint.provider().field());
    add(entries, "model", model);
    add(entries, "log", log(endpoint, address, JsonLiteral.quoted(model)));
    add(entries, "attempt", attempt(endpoint, pool, refusesUnder, deadline));
    return entries;
  }

  /**
   * What the access log writes of an endpoint, behind {@code "priority":"} and before the last
   * quote, so that the line is JSON as well where no endpoint was tried.
   */
  private static String log(Endpoint endpoint, String address, String model) {
    return endpoint.priority()
        + "\",\"endpoint\":"
        + JsonLiteral.quoted(address)
        + ",\"provider\":\""
        + endpoint.provider().field()
        + "\",\"model\":"
        + model.substring(0, model.length() - 1);
  }

  /** {@code name=value}, parted by tabs, which none of the values can hold. */
  private static String attempt(
      Endpoint endpoint, PoolFacts pool, Optional<String> refusesUnder, Optional<Long> deadline) {
    Credential credential = endpoint.credential();
    StringBuilder text = new StringBuilder(200);
    if (endpoint.path().override().isPresent()) {
      text.append("path=").append(endpoint.path().override().get()).append('\t');
    } else if (refusesUnder.isPresent()) {
      text.append("others=").append(refusesUnder.get()).append('\t');
    }
    text.append("default_path=").append(endpoint.path().providerDefault());
    text.append("\theader=").append(credential.header()).append(": ").append(credential.prefix());
    text.append("\tcredential=").append(source(credential));
    if (credential instanceof Credential.Passthrough passthrough) {
      String token = otherToken(endpoint.provider(), passthrough.header());
      if (!token.isEmpty()) {
        text.append("\ttoken=").append(token);
      }
    }
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

  /**
   * What a client may pass through beside what the provider's usual header carries, and which is
   * not to be moved into it; "" if there is no such thing, or the manifest names another header.
   */
  private static String otherToken(ProviderType provider, String header) {
    if (provider == ProviderType.ANTHROPIC && header.equals("x-api-key")) {
      return "oauth";
    } else if (provider == ProviderType.AZUREOPENAI && header.equals("api-key")) {
      return "jwt";
    }
    return provider == ProviderType.VERTEXAI && header.equals(PoolFacts.AUTHORIZATION) ? "key" : "";
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
