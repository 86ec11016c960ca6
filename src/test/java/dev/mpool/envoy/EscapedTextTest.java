package dev.mpool.envoy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Text of a manifest in a YAML scalar, a JSON literal and a comment. */
class EscapedTextTest {

  @ParameterizedTest
  @ValueSource(
      ints = {
        0x00, 0x1F, 0x7F, 0x85, 0xA0, 0x200B, 0x200F, 0x2028, 0x202E, 0x2060, 0x206F, 0xFEFF,
        0xFFF0, 0xFFFF
      })
  void what_ends_a_line_or_hides_is_escaped_in_yaml(int c) {
    assertThat(YamlText.quoted("a" + (char) c)).isEqualTo("\"a\\u%04x\"".formatted(c));
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        0x20, 0x7E, 0xA1, 0x200A, 0x2010, 0x2027, 0x202F, 0x205F, 0x2070, 0xFEFE, 0xFF00, 0xFFEF
      })
  void what_does_neither_stays_in_yaml(int c) {
    assertThat(YamlText.quoted("a" + (char) c)).isEqualTo("\"a" + (char) c + "\"");
  }

  @Test
  void quotes_backslashes_and_blanks_have_escapes_of_their_own_in_yaml() {
    assertThat(YamlText.quoted("\"\\\n\r\t")).isEqualTo("\"\\\"\\\\\\n\\r\\t\"");
  }

  @Test
  void json_is_ascii() {
    assertThat(JsonLiteral.quoted("a\"\\ ~\u001f\u007fé\ud83d\ude00"))
        .isEqualTo("\"a\\\"\\\\ ~\\u001f\\u007f\\u00e9\\ud83d\\ude00\"");
  }

  @Test
  void a_comment_loses_what_would_end_it() {
    assertThat(BareText.comment("a\nb\u0085c\u2028d\u001be\u007ff ~é日\ud835\udc00\u202e!"))
        .hasToString("abcdef ~é日\ud835\udc00!");
  }

  @Test
  void indented_lines_keep_empty_ones_empty() {
    BareText indented = BareText.indented("a\n\n  b\n", 2);

    assertThat(indented).hasToString("  a\n\n    b");
    assertThat(BareText.indented("a", 1)).hasToString(" a");
  }

  @ParameterizedTest
  @CsvSource({
    "52428800, 50MiB",
    "1048577,  1048577 bytes",
    "524288,   512KiB",
    "1000,     1000 bytes",
  })
  void a_limit_is_told_as_the_option_takes_it(long maxBody, String text) {
    EnvoyOptions defaults = EnvoyOptions.DEFAULTS;
    EnvoyOptions options =
        new EnvoyOptions(
            defaults.listen(),
            defaults.admin(),
            defaults.caFile(),
            defaults.timeout(),
            defaults.attemptTimeout(),
            maxBody,
            defaults.accessLog(),
            List.of(),
            EnvoyOptions.OtherOperations.REFUSE,
            EnvoyOptions.UpstreamHttp.AUTO);

    LocalReplies replies = LocalReplies.of(options);

    assertThat(replies.replies())
        .filteredOn(reply -> reply.status() == 413)
        .singleElement()
        .extracting(LocalReplies.Reply::message)
        .asString()
        .startsWith("The request body is larger than " + text + " (--max-body). ");
    assertThat(replies.timedOut())
        .contains("120s an attempt (--attempt-timeout), 600s in all (--timeout)");
    assertThat(replies.noBackend()).contains("No Backend answers at this path.");
  }
}
