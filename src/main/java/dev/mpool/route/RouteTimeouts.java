package dev.mpool.route;

import dev.mpool.model.Located;
import java.time.Duration;
import java.util.Optional;

/**
 * How long a rule lets requests take.
 *
 * @param request until the whole answer is there, all attempts together; zero for no limit
 * @param backendRequest until an attempt's answer begins; zero for no limit
 */
public record RouteTimeouts(
    Optional<Located<Duration>> request, Optional<Located<Duration>> backendRequest) {

  /**
   * A duration as the Gateway API writes it, such as {@code 1h30m} or {@code 500ms}.
   *
   * @return empty if it is none
   */
  static Optional<Duration> parse(String text) {
    Duration sum = Duration.ZERO;
    int start = 0;
    int i = 0;
    while (i < text.length()) {
      while (i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9') {
        i++;
      }
      boolean hasNumber = i > start && i - start <= 5;
      int unitStart = i;
      while (i < text.length() && text.charAt(i) >= 'a' && text.charAt(i) <= 'z') {
        i++;
      }
      long unit = milliseconds(text.substring(unitStart, i));
      if (!hasNumber || unit == 0) {
        return Optional.empty();
      }
      long number = Long.parseLong(text.substring(start, unitStart));
      sum = sum.plusMillis(number * unit);
      start = i;
    }
    return text.isEmpty() ? Optional.empty() : Optional.of(sum);
  }

  private static long milliseconds(String unit) {
    return switch (unit) {
      case "ms" -> 1;
      case "s" -> 1000;
      case "m" -> 60_000;
      case "h" -> 3_600_000;
      default -> 0;
    };
  }
}
