package dev.mpool.route;

import dev.mpool.manifest.ObjectKind;
import dev.mpool.model.BackendName;
import dev.mpool.model.Located;
import java.util.List;

/**
 * Where a rule sends a share of its requests.
 *
 * @param group "" is the core group
 * @param named the name that it is known by, with its place
 * @param weight its share in all weights of the rule; 0 gets none
 */
public record BackendRef(
    String group,
    Located<String> kind,
    String namespace,
    Located<String> named,
    int weight,
    List<RouteFilter> filters) {

  public static final String GROUP = ObjectKind.BACKEND.group();
  public static final String KIND = ObjectKind.BACKEND.name();

  /** Whether it names a Backend of kgateway. */
  public boolean isBackend() {
    return group.equals(GROUP) && kind.value().equals(KIND);
  }

  public BackendName name() {
    return new BackendName(namespace, named.value());
  }
}
