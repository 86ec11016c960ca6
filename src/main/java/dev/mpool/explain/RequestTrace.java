package dev.mpool.explain;

import dev.mpool.plan.BackendPlan;
import dev.mpool.plan.Credential;
import dev.mpool.plan.Endpoint;
import dev.mpool.plan.FailoverPlan;
import dev.mpool.plan.RouteAction.Forward;
import dev.mpool.plan.RoutePlan;
import dev.mpool.route.ClientRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What happens to one request at a Backend: the attempts in the order Envoy makes them, until an
 * endpoint answers that does not fail. Entries of a pool share the load, so any of them may be the
 * first; the trace takes them in the order of the manifest.
 *
 * @param attempts in order; all but the last failed, and the last too if nobody answers
 * @param refused the attempt after these, if mpool answers instead of making it
 */
public record RequestTrace(BackendPlan backend, List<Attempt> attempts, Optional<Refused> refused) {

  /** An attempt that is not made, and what the client gets. */
  public record Refused(ChainLink link, Refusal refusal) {}

  /**
   * One attempt.
   *
   * @param headers names and contents of the headers that mpool sets; a credential is described
   * @param path what the provider sees
   * @param pathSource where the path comes from
   * @param failed whether the endpoint was said to fail
   */
  public record Attempt(
      ChainLink link,
      String host,
      String path,
      String pathSource,
      List<String> headers,
      boolean failed) {}

  /**
   * Follows a request that comes by the Backend's name.
   *
   * @param failing which endpoints fail: {@code PRIORITY} or {@code PRIORITY.POOLINDEX}
   */
  static RequestTrace of(BackendPlan backend, ClientRequest request, List<String> failing) {
    return of(backend, request, Optional.empty(), Integer.MAX_VALUE, failing);
  }

  /** Follows a request that comes by an HTTPRoute. */
  static Optional<RequestTrace> of(
      FailoverPlan plan, RoutePlan step, ClientRequest request, List<String> failing) {
    if (!(step.action() instanceof Forward forward)) {
      return Optional.empty();
    }
    Optional<String> path =
        forward.path().map(modifier -> modifier.applied(request, step.match().path()));
    int retries = forward.mostRetries().orElse(Integer.MAX_VALUE);
    return plan.backend(forward.backend())
        .map(backend -> of(backend, request, path, retries, failing));
  }

  private static RequestTrace of(
      BackendPlan backend,
      ClientRequest request,
      Optional<String> rewritten,
      int retries,
      List<String> failing) {
    List<Attempt> attempts = new ArrayList<>();
    for (Endpoint endpoint : backend.attempts()) {
      boolean fails =
          failing.contains(Integer.toString(endpoint.priority()))
              || failing.contains(endpoint.priority() + "." + endpoint.poolIndex());
      Optional<Refusal> refusal =
          endpoint.path().override().isPresent() || rewritten.isPresent()
              ? Optional.empty()
              : Refusal.of(request, "/" + backend.name());
      if (refusal.isPresent()) {
        Refused refused = new Refused(ChainLink.of(endpoint), refusal.get());
        return new RequestTrace(backend, attempts, Optional.of(refused));
      }
      attempts.add(attempt(endpoint, request.path(), rewritten, fails));
      if (!fails || attempts.size() > retries) {
        break;
      }
    }
    return new RequestTrace(backend, attempts, Optional.empty());
  }

  private static Attempt attempt(
      Endpoint endpoint, String path, Optional<String> rewritten, boolean fails) {
    ChainLink link = ChainLink.of(endpoint);
    Optional<String> own = endpoint.path().override();
    boolean isRewritten = own.isEmpty() && rewritten.isPresent();
    boolean streams = path.contains(":streamGenerateContent") && own.isEmpty() && !isRewritten;
    String sent =
        own.or(() -> rewritten)
            .or(() -> streams ? endpoint.path().streamingDefault() : Optional.empty())
            .orElse(endpoint.path().providerDefault());
    List<String> headers = new ArrayList<>();
    Credential credential = endpoint.credential();
    headers.add(credential.header());
    if (link.provider().equals("anthropic")) {
      headers.add("anthropic-version");
    }
    return new Attempt(
        link,
        endpoint.address().host(),
        sent,
        isRewritten ? "URLRewrite" : link.pathSource(),
        List.copyOf(headers),
        fails);
  }
}
