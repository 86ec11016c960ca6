package dev.mpool.model;

/**
 * Namespace and name of a Backend.
 *
 * @param namespace {@code default} if the manifest has none
 */
public record BackendName(String namespace, String name) {

  /** {@code NAMESPACE/NAME}, as routes and clusters are called. */
  @Override
  public String toString() {
    return namespace + '/' + name;
  }
}
