package dev.mpool.route;

import dev.mpool.model.Located;
import dev.mpool.text.Location;
import java.util.List;
import java.util.Optional;

/**
 * What a rule says about retries, which in a Backend are its failover.
 *
 * @param location the key {@code retry}
 * @param attempts the most retries after the first attempt; a Backend may have fewer endpoints
 * @param codes statuses that are failed over beside 429 and 5xx
 * @param backoff the key {@code backoff}: there is nothing to wait for, as each retry goes to
 *     another endpoint
 */
public record RouteRetry(
    Location location,
    Optional<Located<Integer>> attempts,
    List<Located<Integer>> codes,
    Optional<Location> backoff) {

  public RouteRetry {
    codes = List.copyOf(codes);
  }
}
