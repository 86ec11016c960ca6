package dev.mpool.manifest;

import java.util.List;

/**
 * A kind of Kubernetes object that mpool reads.
 *
 * @param name such as {@code Backend}
 * @param apiVersions each of them is read alike
 */
public record ObjectKind(String name, List<String> apiVersions) {

  /** What mpool is about. */
  public static final ObjectKind BACKEND =
      new ObjectKind("Backend", List.of("gateway.kgateway.dev/v1alpha1"));

  /** What says which requests go to a Backend. */
  public static final ObjectKind HTTP_ROUTE =
      new ObjectKind(
          "HTTPRoute",
          List.of("gateway.networking.k8s.io/v1", "gateway.networking.k8s.io/v1beta1"));

  /** What kustomize builds objects from; its file is known by its name, and may say nothing. */
  public static final ObjectKind KUSTOMIZATION =
      new ObjectKind(
          "Kustomization",
          List.of("kustomize.config.k8s.io/v1beta1", "kustomize.config.k8s.io/v1"));

  /**
   * The group of its apiVersions; every kind that is asked has one, such as {@code
   * gateway.kgateway.dev}.
   */
  public String group() {
    return apiVersions.get(0).substring(0, apiVersions.get(0).indexOf('/'));
  }

  /** Whether an object says that it is of this kind. */
  boolean is(String kind, String apiVersion) {
    return name.equals(kind) && apiVersions.contains(apiVersion);
  }
}
