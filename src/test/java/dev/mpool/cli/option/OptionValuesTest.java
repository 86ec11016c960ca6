package dev.mpool.cli.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mpool.envoy.EnvoyOptions.SocketAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OptionValuesTest {

  private static final Measure SIZE = Measure.size(Measure.GIB);

  @ParameterizedTest
  @CsvSource({"1B, 1", "512KiB, 524288", "50MiB, 52428800", "1GiB, 1073741824", "007KiB, 7168"})
  void readsSizes(String text, long bytes) throws Exception {
    assertThat(SIZE.convert(text)).isEqualTo(bytes);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "B",
        "5",
        "KiB",
        "-1KiB",
        "1.5MiB",
        "1 MiB",
        "1kib",
        "1MB",
        "1K",
        "٣KiB",
        "0x1KiB",
        "0B",
        "2GiB",
        "1025MiB",
        "99999999999999999999999GiB",
        "9223372036854775808B",
        "iB"
      })
  void refusesOtherSizes(String text) {
    assertThatThrownBy(() -> SIZE.convert(text)).isInstanceOf(InvalidValue.class);
  }

  @ParameterizedTest
  @CsvSource({
    "50m, write 50MiB",
    "50MB, write 50MiB",
    "50 Mi, write 50MiB",
    "512kib, write 512KiB",
    "5, write it like 512KiB or 50MiB",
    "1.5MiB, write it like 512KiB or 50MiB",
    "99999999999999999999MB, write it like 512KiB or 50MiB",
    "5 pages, write it like 512KiB or 50MiB"
  })
  void tellsWhatASizeIsWrittenLike(String text, String hint) {
    assertThatThrownBy(() -> SIZE.convert(text)).hasMessageEndingWith(hint);
  }

  @ParameterizedTest
  @CsvSource({"1ms, 1", "500ms, 500", "60s, 60000", "10m, 600000", "24h, 86400000"})
  void readsDurations(String text, long millis) throws Exception {
    assertThat(Measure.duration().convert(text)).isEqualTo(millis);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "s",
        "5",
        "0s",
        "-1s",
        "1.5s",
        "1 s",
        "1S",
        "1d",
        "25h",
        "99999999999999999999s",
        "٣s"
      })
  void refusesOtherDurations(String text) {
    assertThatThrownBy(() -> Measure.duration().convert(text)).isInstanceOf(InvalidValue.class);
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1:10000, 127.0.0.1, 10000",
    "0.0.0.0:1, 0.0.0.0, 1",
    "[::1]:65535, ::1, 65535",
    "[::]:80, ::, 80",
    "[2001:db8::1]:80, 2001:db8::1, 80",
    "[::ffff:1.2.3.4]:80, ::ffff:1.2.3.4, 80"
  })
  void readsAddresses(String text, String host, int port) throws Exception {
    assertThat(new HostAndPort().convert(text)).isEqualTo(new SocketAddress(host, port));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ":",
        "80",
        ":80",
        "127.0.0.1",
        "127.0.0.1:",
        "127.0.0.1:0",
        "127.0.0.1:65536",
        "127.0.0.1:99999999999999999999",
        "127.0.0.1:+80",
        "localhost:80",
        "256.0.0.1:80",
        "1.2.3:80",
        "01.2.3.4:80",
        "1.2.3.4.5:80",
        "::1:80",
        "[::1]",
        "[::1]80",
        "[::1:80",
        "[1.2.3.4]:80",
        "[fe80::1%eth0]:80",
        "[:::1]:80",
        "[]:80",
        "[zz::1]:80",
        "1.2.3.4\n:80"
      })
  void refusesOtherAddresses(String text) {
    assertThatThrownBy(() -> new HostAndPort().convert(text)).isInstanceOf(InvalidValue.class);
  }

  @Test
  void tellsWhatIsWrongWithAnAddress() {
    assertThatThrownBy(() -> new HostAndPort().convert("localhost:80"))
        .hasMessageContaining("IP address");
    assertThatThrownBy(() -> new HostAndPort().convert("::1:80")).hasMessageContaining("brackets");
    assertThatThrownBy(() -> new HostAndPort().convert("1.2.3.4")).hasMessageContaining("no port");
  }

  @Test
  void readsSecretVariables() throws Exception {
    assertThat(new SecretVariable.Reader().convert("ai/openai.v1=OPENAI_KEY_1"))
        .isEqualTo(new SecretVariable("ai/openai.v1", "OPENAI_KEY_1"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "=", "/=", "a/b", "a/b=", "a=B", "/b=C", "a/=C", "a/b=1X", "a/b=X-Y", "a/b=X Y",
        "a/b=X\"", "a/b=é", "A/b=X", "a.c/b=X", "a/b/c=X", "a/b=X=Y", "a\n/b=X"
      })
  void refusesOtherSecretVariables(String text) {
    assertThatThrownBy(() -> new SecretVariable.Reader().convert(text))
        .isInstanceOf(InvalidValue.class);
  }
}
