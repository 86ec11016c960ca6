package dev.mpool.envoy;

import java.math.BigDecimal;
import java.time.Duration;

/** Durations as Envoy's configuration writes them. */
final class Seconds {

  private Seconds() {}

  /** Seconds with as many decimals as needed, such as {@code 600s} and {@code 0.5s}. */
  static String text(Duration duration) {
    return BigDecimal.valueOf(duration.toMillis(), 3).stripTrailingZeros().toPlainString() + "s";
  }
}
