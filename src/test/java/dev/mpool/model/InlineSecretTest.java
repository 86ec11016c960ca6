package dev.mpool.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InlineSecretTest {

  @ParameterizedTest
  @CsvSource({
    "sk, sk",
    "Bearer sk, sk",
    "Bearer Bearer sk, Bearer sk",
    "'sk\n', sk",
    "'Bearer sk\r\n\r\n', sk",
    "'sk\r', sk",
    "' sk ', ' sk '",
    "'s\nk', 's\nk'",
    "'Bearer ', ''",
    "'', ''",
    "'\n', ''",
    "bearer sk, bearer sk"
  })
  void theBareToken(String written, String bare) {
    assertThat(new InlineSecret(written).bare().reveal()).isEqualTo(bare);
  }

  @Test
  void aTokenHidesItself() {
    assertThat(new InlineSecret("sk")).hasToString("(hidden)");
  }
}
