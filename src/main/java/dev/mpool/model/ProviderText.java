package dev.mpool.model;

/** The texts of the CRD that say more about a provider. */
public enum ProviderText {
  MODEL("model"),
  API_VERSION("apiVersion"),
  /** Azure's host, or a URL with it. */
  ENDPOINT("endpoint"),
  /** Azure's deployment stands in for the model, which the request's body keeps. */
  DEPLOYMENT_NAME("deploymentName"),
  PROJECT_ID("projectId"),
  /** Vertex AI's region, such as {@code us-central1}, or {@code global}. */
  LOCATION("location"),
  /** Vertex AI's method behind the model. */
  MODEL_PATH("modelPath");

  private final String field;

  ProviderText(String field) {
    this.field = field;
  }

  /** The name of the CRD's field. */
  public String field() {
    return field;
  }
}
