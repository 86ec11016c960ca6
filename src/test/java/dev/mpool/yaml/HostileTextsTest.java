package dev.mpool.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.mpool.diag.Diagnostic;
import dev.mpool.diag.FindingBudget;
import dev.mpool.diag.Rule;
import dev.mpool.text.Source;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Texts that are made to take long or much memory. The time limits leave room for slow machines.
 */
class HostileTextsTest {

  private static final String TOO_MANY_ALIASES_OF_FILE =
      "The aliases of this file stand for too many values.";

  private static final int SIZE = 1 << 20;
  private static final Duration LIMIT = Duration.ofSeconds(20);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[",
        "{",
        "- ",
        "? ",
        "]",
        "}",
        ":",
        ",",
        "'",
        "\"",
        "`",
        "@",
        "!",
        "%",
        "|",
        ">",
        "#",
        "&",
        "*",
        "&a ",
        "*a ",
        "!a ",
        "!! ",
        "!!javax.script.ScriptEngineManager ",
        " ",
        "\t",
        "\n",
        "\r",
        "\r\n",
        "a",
        "-",
        "--- ",
        "---\n",
        ".",
        "...\n",
        "a\n",
        "a: ",
        "a:\n",
        "- a\n",
        "a: 1\n---\n",
        "a\n---\n",
        "? a\n",
        ": a\n",
        "[]",
        "{}",
        "{} ",
        "[],",
        "{a: b},",
        "0",
        "1_",
        "_",
        "~",
        "~,",
        "\\",
        "\"\\",
        "'' ",
        "\"\" ",
        "<<: ",
        "<<: {}\n",
        "é",
        "😀",
        "\u2028",
        "\u0085",
        "| \n",
        "- |\n",
        "-\n",
        "- - ",
        "a: &a [",
        "[a, ",
        "{a: ",
        "{? ",
        "[? ",
        "{{",
        "{{ .Values.x }}\n",
        "\u0000",
        "\uFEFF",
        "\uD83D",
        "- \"",
        "x: 'a\n",
        "# mpool:ignore a b\n",
        "a: *a\n",
        "- &a a\n",
        "- *a\n",
        "- !!binary a\n",
        "- .inf\n",
        "- !!int x\n",
        "{a: 1}\n",
        "\"a\\\n",
        "'a\n\n",
        "a b ",
        "a  \n  b\n\n",
        "{\"a\":",
        "{\"a\": 1}"
      })
  void oneMebibyteOfTheSame(String part) {
    int bytes = part.getBytes(StandardCharsets.UTF_8).length;

    answersInTime(part.repeat(SIZE / bytes));
  }

  @Test
  void nestingIsRefusedWhereItIsTooDeep() {
    Diagnostic found = YamlTexts.only(answersInTime("a: " + "[".repeat(100_000)).diagnostics());

    assertThat(found.rule()).isEqualTo(Rule.TOO_COMPLEX);
    assertThat(found.location().span().start()).isEqualTo(3 + TreeBuilder.MAX_DEPTH - 1);
  }

  @Test
  void nestingUpToTheLimitIsRead() {
    int depth = TreeBuilder.MAX_DEPTH - 1;

    YamlTexts.mapping("a: " + "[".repeat(depth) + "]".repeat(depth));
  }

  @Test
  void aBillionLaughsAreRefused() {
    StringBuilder text = new StringBuilder("a0: &a0 [x,x,x,x,x,x,x,x,x]\n");
    for (int i = 1; i < 30; i++) {
      String alias = "*a" + (i - 1) + ",";
      text.append("a" + i + ": &a" + i + " [" + alias.repeat(9) + "]\n");
    }

    refusesAsTooComplex(text.toString());
  }

  @Test
  void quadraticAliasesAreRefused() {
    refusesAsTooComplex(
        "a: &a [" + "x,".repeat(50_000) + "]\nb: [" + "*a,".repeat(100_000) + "]\n");
  }

  @Test
  void quadraticMergesAreRefused() {
    StringBuilder text = new StringBuilder("a: &a {");
    for (int i = 0; i < 20_000; i++) {
      text.append("k").append(i).append(": 1, ");
    }

    refusesAsTooComplex(text.append("}\nb:\n").append("- <<: *a\n".repeat(50_000)).toString());
  }

  @Test
  void aliasesInReasonAreRead() {
    YamlTexts.mapping("a: &a {b: c}\nd: [" + "*a,".repeat(400) + "]\n");
  }

  @Test
  void documentsStandForNoMoreThanTheirFileMayByAliases() {
    String document = "a: &a [" + "x,".repeat(2_000) + "]\nb: [" + "*a,".repeat(50) + "]\n---\n";
    int allowed = TreeBuilder.MAX_NODES / (50 * 2_001);

    YamlStream stream = answersInTime(document.repeat(allowed + 2));

    assertThat(stream.diagnostics())
        .extracting(Diagnostic::rule, Diagnostic::message, d -> d.location().document())
        .containsExactly(
            tuple(Rule.TOO_COMPLEX, TOO_MANY_ALIASES_OF_FILE, allowed),
            tuple(Rule.TOO_COMPLEX, TOO_MANY_ALIASES_OF_FILE, allowed + 1));
  }

  @Test
  void aLargeFileMayHaveMoreAliases() {
    String document = "a: &a [" + "ten-chars,".repeat(1_000) + "]\nb: [*a, *a]\n---\n";
    int documents = 2 * SIZE / document.length();

    assertThat(documents * 2 * 1_001).isGreaterThan(TreeBuilder.MAX_NODES);
    assertThat(answersInTime(document.repeat(documents)).diagnostics()).isEmpty();
  }

  @Test
  void tooManyValuesAreRefused() {
    refusesAsTooComplex("a: [" + "b,".repeat(TreeBuilder.MAX_NODES) + "]");
  }

  @Test
  void aLongPathIsRefused() {
    refusesAsTooComplex("? " + "k".repeat(500_000) + "\n: {a: {b: c}}\n");
  }

  @Test
  void manyKeysAreTakenInTime() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 100_000; i++) {
      text.append("k").append(i).append(":\n");
    }

    assertThat(answersInTime(text.toString()).diagnostics()).isEmpty();
  }

  @Test
  void keysWithTheSameHashAreTakenInTime() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 1 << 15; i++) {
      for (int bit = 0; bit < 15; bit++) {
        text.append((i >> bit & 1) == 0 ? "Aa" : "BB");
      }
      text.append(":\n");
    }

    assertThat(answersInTime(text.toString()).diagnostics()).isEmpty();
  }

  @Test
  void findingsAreBounded() {
    assertThat(answersInTime("a: 1\n".repeat(100_000)).diagnostics())
        .hasSize(FindingBudget.MOST + 1);
    assertThat(answersInTime("[\n---\n".repeat(100_000)).diagnostics())
        .hasSize(FindingBudget.MOST + 1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"9", "0x|f", "00|0", ".|9", "1e|9", "1|_", "'|''", "\"|\\n", "!!binary |AAAA"})
  void hugeScalarsAreTakenInTime(String parts) {
    String[] split = parts.contains("|") ? parts.split("\\|", 2) : new String[] {"", parts};

    answersInTime("a: " + split[0] + split[1].repeat(SIZE / split[1].length() - 100));
    answersInTime("? " + split[0] + split[1].repeat(SIZE / split[1].length() - 100));
  }

  @Test
  void oneHundredThousandDocumentsAreRead() {
    assertThat(answersInTime("a: 1\n---\n".repeat(100_000)).documents()).hasSize(100_000);
    assertThat(answersInTime("{\"a\": 1}\n".repeat(100_000)).documents()).hasSize(100_000);
  }

  @Test
  void documentsAreBounded() {
    refusesAsTooComplex("{}".repeat(DocumentReader.MAX_DOCUMENTS + 1));
    refusesAsTooComplex("a: 1\n---\n".repeat(DocumentReader.MAX_DOCUMENTS + 1));
  }

  @Test
  void noMixtureOfIndicatorsBreaksTheReader() {
    String[] words = {
      "a", "b: ", "- ", "? ", ": ", "[", "]", "{", "}", ",", "&x ", "*x", "!!str ", "'", "\"", "|",
      ">", "\n", "\n  ", "\n    ", "#", " ", "\t", "<<: ", "---\n", "...\n", "\\", "😀", "%", "{{",
      "\r", "\u2028", "\uFEFF", "\u0000"
    };
    Random random = new Random(20_260_101);
    for (int run = 0; run < 20_000; run++) {
      StringBuilder text = new StringBuilder();
      int length = random.nextInt(30);
      for (int i = 0; i < length; i++) {
        text.append(words[random.nextInt(words.length)]);
      }
      everyFindingLiesInside(YamlTexts.read(text.toString()));
    }
  }

  private static void refusesAsTooComplex(String text) {
    assertThat(YamlTexts.only(answersInTime(text).diagnostics()).rule())
        .isEqualTo(Rule.TOO_COMPLEX);
  }

  private static YamlStream answersInTime(String text) {
    YamlStream stream =
        assertTimeoutPreemptively(LIMIT, () -> YamlTexts.read(text), "reading takes too long");
    everyFindingLiesInside(stream);
    return stream;
  }

  private static void everyFindingLiesInside(YamlStream stream) {
    Source source = stream.source();
    for (Diagnostic found : stream.diagnostics()) {
      assertThat(found.location().span().end()).isLessThanOrEqualTo(source.text().length());
      assertThat(found.message()).isNotBlank();
    }
    boolean unread = stream.documents().stream().anyMatch(document -> document.root().isEmpty());
    if (unread) {
      assertThat(stream.diagnostics()).anyMatch(Diagnostic::isRefusal);
    }
  }
}
