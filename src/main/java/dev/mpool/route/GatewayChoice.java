package dev.mpool.route;

import java.util.Optional;

/**
 * The Gateway, or one of its listeners, that mpool's single listener stands for.
 *
 * @param section the listener's name; empty for all of the Gateway's
 */
public record GatewayChoice(String namespace, String name, Optional<String> section) {

  /** Whether an HTTPRoute is attached to it. */
  public boolean covers(HttpRoute route) {
    return route.parents().stream().anyMatch(this::covers);
  }

  private boolean covers(ParentRef parent) {
    boolean isSameGateway =
        parent.kind().equals(ParentRef.GATEWAY)
            && parent.namespace().equals(namespace)
            && parent.name().equals(name);
    return isSameGateway
        && (section.isEmpty() || parent.section().isEmpty() || parent.section().equals(section));
  }
}
