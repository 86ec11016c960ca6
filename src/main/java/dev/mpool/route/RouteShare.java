package dev.mpool.route;

import java.util.ArrayList;
import java.util.List;

/**
 * The part of a rule's requests that one backendRef gets.
 *
 * @param upTo where the share ends when all shares are laid side by side, in millionths; that of
 *     the last one is {@value #WHOLE}
 */
public record RouteShare(BackendRef ref, int upTo) {

  public static final int WHOLE = 1_000_000;

  /** The shares of a rule, without those of weight 0; none if nothing gets anything. */
  public static List<RouteShare> of(RouteRule rule) {
    long sum = rule.backendRefs().stream().mapToLong(ref -> Math.max(0, ref.weight())).sum();
    List<RouteShare> shares = new ArrayList<>();
    long before = 0;
    for (BackendRef ref : rule.backendRefs()) {
      if (ref.weight() > 0) {
        before += ref.weight();
        shares.add(new RouteShare(ref, (int) Math.round((double) before * WHOLE / sum)));
      }
    }
    return shares;
  }

  /** The share in percent, as people read it, of one that begins where another ends. */
  public static String percent(int from, int upTo) {
    long tenths = Math.round((upTo - from) / 1000.0);
    return tenths % 10 == 0 ? tenths / 10 + "%" : tenths / 10 + "." + tenths % 10 + "%";
  }
}
