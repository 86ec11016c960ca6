package dev.mpool.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mpool.text.Location;
import dev.mpool.text.Source;
import dev.mpool.text.Span;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InlineTokensTest {

  private static final Duration LIMIT = Duration.ofSeconds(30);

  private static final Source SOURCE = new Source("a.yaml", "");

  private static final HostOverride NO_OVERRIDE =
      new HostOverride(
          false, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  private static Location at(int place) {
    return new Location(SOURCE, new Span(place, place + 1), 0, "");
  }

  /** Tokens at the places 0, 1, ... */
  private static InlineTokens tokens(String... texts) {
    List<Member> pool = new ArrayList<>();
    for (String text : texts) {
      Located<InlineSecret> token = new Located<>(new InlineSecret(text), at(pool.size()));
      pool.add(
          new Member(
              0,
              pool.size(),
              at(0),
              List.of(),
              at(0),
              Optional.empty(),
              Optional.of(token),
              NO_OVERRIDE,
              Optional.empty(),
              Optional.empty(),
              Optional.empty()));
    }
    AiSpec ai = new AiSpec(at(0), true, List.of(new Priority(at(0), pool)));
    BackendName name = new BackendName("ai", "chat");
    return InlineTokens.of(List.of(new Backend(name, at(0), "", Optional.of(ai))));
  }

  /** The places of the tokens in a text. */
  private static List<Integer> found(InlineTokens tokens, String text) {
    return tokens.in(new Located<>(text, at(100_000))).stream()
        .map(token -> token.location().span().start())
        .toList();
  }

  @Test
  void findsTokensAnywhereInAText() {
    String a = "sk-00000abcdefgh";
    String z = "sk-11111zyxwvuts";
    String digits = "0123456789012345";
    InlineTokens tokens =
        tokens(a, a + "i", "Bearer " + z + "\n", "fifteen-letters", "sk-00000abcdefZZ", digits);
    assertThat(found(tokens, a)).containsExactly(0);
    assertThat(found(tokens, "x/" + a + "ij")).containsExactly(0);
    assertThat(found(tokens, z + " and " + digits)).containsExactly(2, 5);
    assertThat(found(tokens, "sk-00000abcdefZ")).isEmpty();
    assertThat(found(tokens, "Zsk-00000abcdefZZ")).containsExactly(4);
    assertThat(found(tokens, "fifteen-letters, 012345678901234")).isEmpty();
    assertThat(tokens.in(new Located<>("fifteen-letters", at(3)))).hasSize(1);
    assertThat(tokens("k".repeat(100)).in(new Located<>("k".repeat(64), at(9)))).hasSize(1);
  }

  @Test
  void findsEachOfManyTokens() {
    String[] texts = new String[500];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = "sk-proj-0000" + Integer.toString(i * 7919 + 100_000, 36);
    }
    InlineTokens tokens = tokens(texts);
    for (int i = 0; i < texts.length; i++) {
      assertThat(found(tokens, "x" + texts[i] + "-y")).containsExactly(i);
    }
  }

  @Test
  void manyTokensThatBeginAlikeTakeNoTime() {
    String[] texts = new String[5_000];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = "a".repeat(60) + i + "b";
    }
    InlineTokens tokens = tokens(texts);
    // Computing time, which does not depend on what else the machine does.
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long start = threads.getCurrentThreadCpuTime();
    assertThat(found(tokens, "a".repeat(500_000))).isEmpty();
    assertThat(Duration.ofNanos(threads.getCurrentThreadCpuTime() - start)).isLessThan(LIMIT);
  }
}
