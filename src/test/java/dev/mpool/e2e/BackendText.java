package dev.mpool.e2e;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A Backend manifest as text, in namespace {@code ai}. */
final class BackendText {

  private final String name;
  private final List<List<EndpointText>> priorities = new ArrayList<>();

  private BackendText(String name) {
    this.name = name;
  }

  /** A Backend without priorities yet. */
  static BackendText named(String name) {
    return new BackendText(name);
  }

  /** A Backend with one endpoint in each priority. */
  static BackendText chain(String name, EndpointText... endpoints) {
    BackendText backend = new BackendText(name);
    for (EndpointText endpoint : endpoints) {
      backend.priority(endpoint);
    }
    return backend;
  }

  BackendText priority(EndpointText... pool) {
    return priority(Arrays.asList(pool));
  }

  BackendText priority(List<EndpointText> pool) {
    priorities.add(pool);
    return this;
  }

  @Override
  public String toString() {
    String pools =
        priorities.stream()
            .map(pool -> "      - pool: " + pool + "\n")
            .collect(Collectors.joining());
    return "---\napiVersion: gateway.kgateway.dev/v1alpha1\nkind: Backend\n"
        + "metadata: {name: \""
        + name
        + "\", namespace: ai}\n"
        + "spec:\n  type: AI\n  ai:\n    multipool:\n      priorities:\n"
        + pools;
  }
}
