package dev.mpool.plan;

import dev.mpool.model.BackendName;
import dev.mpool.route.PathModifier;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What becomes of a request that an HTTPRoute takes. */
public sealed interface RouteAction {

  /**
   * It goes to a Backend.
   *
   * @param path what takes the place of the client's path for endpoints without their own
   * @param request what is changed in the request's headers
   * @param timeout until the whole answer is there; empty for no limit
   * @param attemptTimeout until an attempt's answer begins; empty for no limit of its own
   * @param mostRetries how many endpoints are tried after the first; empty for all
   * @param codes statuses that are failed over beside the usual ones
   */
  record Forward(
      BackendName backend,
      Optional<PathModifier> path,
      HeaderChanges request,
      Optional<Duration> timeout,
      Optional<Duration> attemptTimeout,
      Optional<Integer> mostRetries,
      List<Integer> codes)
      implements RouteAction {}

  /** The client is sent elsewhere; what is empty stays as the client wrote it. */
  record Redirect(
      Optional<String> scheme,
      Optional<String> hostname,
      Optional<Integer> port,
      int status,
      Optional<PathModifier> path)
      implements RouteAction {}

  /**
   * It is answered 500.
   *
   * @param why in a sentence
   */
  record Fail(String why) implements RouteAction {}
}
