package dev.mpool.envoy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeoutsTest {

  private static EnvoyOptions options(Duration timeout, Duration attemptTimeout) {
    EnvoyOptions defaults = EnvoyOptions.DEFAULTS;
    return new EnvoyOptions(
        defaults.listen(),
        defaults.admin(),
        defaults.caFile(),
        timeout,
        attemptTimeout,
        defaults.maxBody(),
        defaults.accessLog(),
        List.of(),
        EnvoyOptions.OtherOperations.REFUSE,
        EnvoyOptions.UpstreamHttp.AUTO);
  }

  @Test
  void the_idle_timer_ends_the_wait_for_a_first_byte() {
    EnvoyOptions options = options(Duration.ofSeconds(600), Duration.ofSeconds(120));

    assertThat(Timeouts.of(options))
        .isEqualTo(new Timeouts("5s", "600s", "3600s", "120s", List.of()));
    assertThat(Timeouts.deadline(options)).isEmpty();
  }

  @Test
  void attempts_that_fit_into_the_timeout_need_no_other_timer() {
    EnvoyOptions options = options(Duration.ofSeconds(600), Duration.ofSeconds(120));

    assertThat(Timeouts.idle(options, 4)).isEqualTo("0s");
    assertThat(Timeouts.idle(options, 5)).isEqualTo("600s");
    assertThat(Timeouts.idle(options(Duration.ofSeconds(20), Duration.ofSeconds(60)), 1))
        .isEqualTo("60s");
  }

  @Test
  void equal_timeouts_need_no_timer_of_their_own() {
    EnvoyOptions options = options(Duration.ofSeconds(2), Duration.ofSeconds(2));

    assertThat(Timeouts.of(options)).isEqualTo(new Timeouts("2s", "2s", "3600s", "2s", List.of()));
    assertThat(Timeouts.firstByteOfAttempt(options)).isEmpty();
    assertThat(Timeouts.deadline(options)).isEmpty();
  }

  @Test
  void a_longer_attempt_may_pause_in_its_stream_and_not_before_it() {
    EnvoyOptions options = options(Duration.ofMillis(1500), Duration.ofSeconds(60));

    assertThat(Timeouts.of(options))
        .isEqualTo(
            new Timeouts("1.5s", "60s", "3600s", "60s", List.of(new Timeouts.FirstByte("1.6s"))));
    assertThat(Timeouts.firstByteOfAttempt(options)).contains(Duration.ofMillis(1500));
    assertThat(Timeouts.deadline(options)).isEqualTo(Optional.of(1490L));
  }

  @ParameterizedTest
  @CsvSource({"1, 0.001s", "10, 0.01s", "250, 0.25s", "1000, 1s", "61050, 61.05s", "600000, 600s"})
  void seconds_have_the_decimals_that_they_need(long millis, String text) {
    assertThat(Seconds.text(Duration.ofMillis(millis))).isEqualTo(text);
  }

  @Test
  void buffers_hold_a_body_twice_and_stay_within_32_bits() {
    assertThat(Buffers.of(1000)).isEqualTo(new Buffers(1000, 66_536, 133_072));
    assertThat(Buffers.of(4_294_000_000L))
        .isEqualTo(new Buffers(4_294_000_000L, 4_294_065_536L, 4_294_967_295L));
    assertThat(Buffers.of(4_294_967_295L).connection()).isEqualTo(4_294_967_295L);
  }
}
