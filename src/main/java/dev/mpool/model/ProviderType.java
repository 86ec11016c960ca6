package dev.mpool.model;

import static dev.mpool.model.ProviderText.API_VERSION;
import static dev.mpool.model.ProviderText.DEPLOYMENT_NAME;
import static dev.mpool.model.ProviderText.ENDPOINT;
import static dev.mpool.model.ProviderText.LOCATION;
import static dev.mpool.model.ProviderText.MODEL;
import static dev.mpool.model.ProviderText.MODEL_PATH;
import static dev.mpool.model.ProviderText.PROJECT_ID;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The kinds of AI provider that the CRD knows. The header of the credential and what stands before
 * it are kgateway's (September 2025), but for Gemini, whose key it puts into the URL.
 */
public enum ProviderType {
  OPENAI("openai", "api.openai.com", "authorization", "Bearer ", false, MODEL),
  AZUREOPENAI("azureopenai", "", "api-key", "", true, ENDPOINT, DEPLOYMENT_NAME, API_VERSION),
  ANTHROPIC("anthropic", "api.anthropic.com", "x-api-key", "", false, MODEL, API_VERSION),
  GEMINI(
      "gemini",
      "generativelanguage.googleapis.com",
      "x-goog-api-key",
      "",
      true,
      MODEL,
      API_VERSION),
  VERTEXAI(
      "vertexai",
      "",
      "authorization",
      "Bearer ",
      true,
      MODEL,
      API_VERSION,
      PROJECT_ID,
      LOCATION,
      MODEL_PATH),
  /** The CRD accepts it, and no Envoy configuration of kgateway serves it. */
  BEDROCK("bedrock", "", "", "", false, MODEL);

  private final String field;
  private final String host;
  private final String credentialHeader;
  private final String credentialPrefix;
  private final boolean textsInUrl;
  private final List<ProviderText> texts;

  ProviderType(
      String field,
      String host,
      String credentialHeader,
      String credentialPrefix,
      boolean textsInUrl,
      ProviderText... texts) {
    this.field = field;
    this.host = host;
    this.credentialHeader = credentialHeader;
    this.credentialPrefix = credentialPrefix;
    this.textsInUrl = textsInUrl;
    this.texts = List.of(texts);
  }

  /** The name of the CRD's field under {@code provider}. */
  public String field() {
    return field;
  }

  /** The host of every manifest that names none; "" where the manifest's fields decide. */
  public String host() {
    return host;
  }

  /** The header that carries the credential, in lower case; "" if it takes no token. */
  public String credentialHeader() {
    return credentialHeader;
  }

  /** Every header that carries a credential at some provider, or on the way to one. */
  public static Set<String> credentialHeaders() {
    Set<String> headers = new TreeSet<>(List.of("key", "proxy-authorization"));
    for (ProviderType type : values()) {
      headers.add(type.credentialHeader);
    }
    headers.remove("");
    return headers;
  }

  /** What stands before the token in that header. */
  public String credentialPrefix() {
    return credentialPrefix;
  }

  /** Whether the URL is made of its texts; else they travel in the request's body and headers. */
  public boolean hasTextsInUrl() {
    return textsInUrl;
  }

  /** The texts that its manifest may have. */
  List<ProviderText> texts() {
    return texts;
  }

  public static Optional<ProviderType> ofField(String field) {
    for (ProviderType type : values()) {
      if (type.field.equals(field)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }
}
