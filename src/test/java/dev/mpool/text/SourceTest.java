package dev.mpool.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SourceTest {

  private static final String[] PARTS = {
    "a", "é", "😀", "\n", "\r\n", "\r", "x".repeat(100), "👍🏽"
  };

  @Test
  void columnsCountCharactersHoweverManyUnitsTheyTake() {
    Random random = new Random(1);
    for (int round = 0; round < 50; round++) {
      StringBuilder text = new StringBuilder();
      while (text.length() < 3000) {
        text.append(PARTS[random.nextInt(PARTS.length)]);
      }
      Source source = new Source("a.yaml", text.toString());
      for (int offset = 0; offset <= text.length(); offset += 1 + random.nextInt(5)) {
        Position position = source.position(offset);
        int lineStart = source.lineSpan(position.line()).start();
        assertThat(position.column()).isEqualTo(text.codePointCount(lineStart, offset) + 1);
      }
    }
  }

  @Test
  void aLoneHalfOfACharacterIsOne() {
    Source source = new Source("a.yaml", "\uD83Da\uDE00b");
    assertThat(source.position(4)).isEqualTo(new Position(1, 5));
  }

  @Test
  void placesFarFromEachOtherOnOneLineAreToldInTime() {
    String text = "😀" + "x".repeat(1 << 20);
    Source source = new Source("a.yaml", text);
    assertTimeout(
        Duration.ofSeconds(30),
        () -> {
          for (int i = 0; i < 50_000; i++) {
            int offset = i % 2 == 0 ? 2 : text.length() - i;
            assertThat(source.position(offset).column()).isEqualTo(offset);
          }
        });
  }
}
