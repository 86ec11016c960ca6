package dev.mpool.envoy;

import java.time.Duration;

/** Durations as Envoy's configuration writes them. */
final class Seconds {

  private static final long MILLIS = 1000;

  private Seconds() {}

  /** Seconds with as many decimals as needed, such as {@code 600s} and {@code 0.5s}. */
  static String text(Duration duration) {
    long millis = duration.toMillis();
    if (millis % MILLIS == 0) {
      return millis / MILLIS + "s";
    }
    String decimals = Long.toString(MILLIS + millis % MILLIS).substring(1);
    int end = decimals.length();
    while (decimals.charAt(end - 1) == '0') {
      end--;
    }
    return millis / MILLIS + "." + decimals.substring(0, end) + "s";
  }
}
