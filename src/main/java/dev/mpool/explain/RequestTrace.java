package dev.mpool.explain;

import dev.mpool.plan.BackendPlan;
import dev.mpool.plan.Credential;
import dev.mpool.plan.Endpoint;
import dev.mpool.plan.FailoverPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What happens to one request: the attempts in the order Envoy makes them, until an endpoint
 * answers that does not fail. Entries of a pool share the load, so any of them may be the first;
 * the trace takes them in the order of the manifest.
 *
 * @param backend who answers; empty if no Backend does
 * @param attempts in order; all but the last failed, and the last too if nobody answers
 */
public record RequestTrace(Optional<BackendPlan> backend, List<Attempt> attempts) {

  /**
   * One attempt.
   *
   * @param headers names and contents of the headers that mpool sets; a credential is described
   * @param path what the provider sees
   * @param failed whether the endpoint was said to fail
   */
  public record Attempt(
      ChainLink link, String host, String path, List<String> headers, boolean failed) {}

  public RequestTrace {
    attempts = List.copyOf(attempts);
  }

  /**
   * Follows a request through a plan.
   *
   * @param path the client's path and query
   * @param failing which endpoints fail: {@code PRIORITY} or {@code PRIORITY.POOLINDEX}
   */
  public static RequestTrace of(FailoverPlan plan, String path, List<String> failing) {
    Optional<BackendPlan> backend = route(plan.backends(), path);
    return backend
        .map(found -> new RequestTrace(backend, attempts(found, path, failing)))
        .orElseGet(() -> new RequestTrace(Optional.empty(), List.of()));
  }

  /** The Backend whose name is the path's first two segments; a single Backend answers anywhere. */
  private static Optional<BackendPlan> route(List<BackendPlan> backends, String path) {
    int query = path.indexOf('?');
    String bare = query < 0 ? path : path.substring(0, query);
    for (BackendPlan backend : backends) {
      String prefix = "/" + backend.name();
      if (bare.equals(prefix) || bare.startsWith(prefix + "/")) {
        return Optional.of(backend);
      }
    }
    return backends.size() == 1 ? Optional.of(backends.get(0)) : Optional.empty();
  }

  private static List<Attempt> attempts(BackendPlan backend, String path, List<String> failing) {
    List<Attempt> attempts = new ArrayList<>();
    for (Endpoint endpoint : backend.attempts()) {
      boolean fails =
          failing.contains(Integer.toString(endpoint.priority()))
              || failing.contains(endpoint.priority() + "." + endpoint.poolIndex());
      attempts.add(attempt(endpoint, path, fails));
      if (!fails) {
        break;
      }
    }
    return attempts;
  }

  private static Attempt attempt(Endpoint endpoint, String path, boolean fails) {
    boolean streams =
        path.contains(":streamGenerateContent") && endpoint.path().override().isEmpty();
    String sent =
        endpoint
            .path()
            .override()
            .or(() -> streams ? endpoint.path().streamingDefault() : Optional.empty())
            .orElse(endpoint.path().providerDefault());
    List<String> headers = new ArrayList<>();
    Credential credential = endpoint.credential();
    headers.add(credential.header());
    ChainLink link = ChainLink.of(endpoint);
    if (link.provider().equals("anthropic")) {
      headers.add("anthropic-version");
    }
    return new Attempt(link, endpoint.address().host(), sent, List.copyOf(headers), fails);
  }
}
