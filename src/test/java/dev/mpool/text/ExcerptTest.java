package dev.mpool.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How messages quote words of the input. */
class ExcerptTest {

  @Test
  void aWordIsQuotedAsItIs() {
    assertThat(Excerpt.quoted("modèle 😀")).isEqualTo("\"modèle 😀\"");
  }

  @Test
  void aLongValueIsCutAfterEightyCharacters() {
    assertThat(Excerpt.quoted("😀".repeat(80))).isEqualTo("\"" + "😀".repeat(80) + "\"");
    assertThat(Excerpt.quoted("😀".repeat(81))).isEqualTo("\"" + "😀".repeat(80) + "…\"");
  }

  @Test
  void whatWouldChangeAReportIsMadeVisible() {
    assertThat(Excerpt.quoted("a\n\t\r\u001B[31m\u202E\u2028\u0000"))
        .isEqualTo("\"a\\n\\t\\r\\u{1b}[31m\\u{202e}\\u{2028}\\u{0}\"");
  }
}
