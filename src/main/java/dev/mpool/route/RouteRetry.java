package dev.mpool.route;

import dev.mpool.model.Located;
import dev.mpool.text.Location;
import java.util.List;
import java.util.Optional;

/**
 * What a rule says about retries, which in a Backend are its failover.
 *
 * @param attempts the most retries after the first attempt; empty for as many as there are
 *     endpoints
 * @param codes statuses that are failed over beside 429 and 5xx
 * @param backoff the key {@code backoff}: there is nothing to wait for, as each retry goes to
 *     another endpoint
 */
public record RouteRetry(
    Optional<Located<Integer>> attempts,
    List<Located<Integer>> codes,
    Optional<Location> backoff) {}
