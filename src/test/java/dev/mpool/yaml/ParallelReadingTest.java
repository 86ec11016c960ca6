package dev.mpool.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mpool.hostile.HostileFiles;
import dev.mpool.text.Source;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A source that is read in stretches is read as in one go, wherever it is divided. */
class ParallelReadingTest {

  private static final long SEED = 20_261_125;

  private static final String[] WORDS = {
    "a",
    "b: ",
    "- ",
    "? ",
    ": ",
    "[",
    "]",
    "{",
    "}",
    ",",
    "&x ",
    "*x",
    "!!str ",
    "'",
    "\"",
    "|",
    ">",
    "\n",
    "\n  ",
    "#",
    " ",
    "\t",
    "<<: ",
    "...\n",
    "\\",
    "😀",
    "%",
    "{{",
    "\r",
    "\u2028",
    "\uFEFF",
    "\u0000",
    "\uD83D",
    "\n---\n",
    "\n---\n",
    "\n---\n",
    "\r---\r",
    "\r\n---\r\n",
    "---",
    "\n--- ",
    "\n---\t# c\n",
    "\n# mpool:ignore a b\n",
    " # mpool:x",
    "{}{}",
    "{\"a\": 1}",
    "\na: 1\n",
    "\nb: [1, 2]\n",
    "\nc: &x {d: e}\nf: *x\n",
    "\na: 1\na: 2\n",
    "\n<<<<<<< x\n"
  };

  @Test
  void textsOfAllIndicatorsAreReadAlike() {
    Random random = new Random(SEED);
    for (int run = 0; run < 30_000; run++) {
      StringBuilder text = new StringBuilder();
      int length = random.nextInt(40);
      for (int i = 0; i < length; i++) {
        text.append(WORDS[random.nextInt(WORDS.length)]);
      }
      readsAlike(text.toString(), 1 + random.nextInt(12), random);
    }
  }

  @Test
  void mangledYamlIsReadAlike() throws IOException {
    ObjectMapper json = new ObjectMapper();
    List<String> texts = new ArrayList<>();
    for (String line : Files.readAllLines(Path.of("testdata/go-yaml.jsonl"))) {
      JsonNode expected = json.readTree(line);
      texts.add(expected.get("text").asText());
    }
    readsAlikeInAnyOrder(texts, 3_000, 6);
  }

  @Test
  void theCasesAreReadAlike() throws IOException {
    List<String> texts = new ArrayList<>();
    try (Stream<Path> files = Files.walk(Path.of("testdata"))) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        if (file.toString().matches(".*\\.(yaml|yml|json|txt)")) {
          addIfText(file, texts);
        }
      }
    }
    assertThat(texts).hasSizeGreaterThan(200);
    readsAlikeInAnyOrder(texts, 500, 8);
  }

  /** The cases are many and large: only some are kept to be put together. */
  private static void addIfText(Path file, List<String> texts) throws IOException {
    try {
      String text = Files.readString(file);
      if (text.length() < 20_000) {
        texts.add(text);
      }
    } catch (MalformedInputException e) {
      // What is not UTF-8 is never read as YAML.
    }
  }

  /** Reads texts by themselves and in files of several. */
  private static void readsAlikeInAnyOrder(List<String> texts, int files, int most) {
    Random random = new Random(SEED);
    for (String text : texts) {
      readsAlike(text, 1, random);
    }
    String[] separators = {"\n---\n", "---\n", "\n--- ", "\r\n---\r\n", "\n", ""};
    for (int file = 0; file < files; file++) {
      StringBuilder text = new StringBuilder();
      for (int i = 1 + random.nextInt(most); i > 0; i--) {
        text.append(texts.get(random.nextInt(texts.size())));
        text.append(separators[random.nextInt(separators.length)]);
      }
      readsAlike(text.toString(), 1 + random.nextInt(1 + text.length() / 2), random);
    }
  }

  @TestFactory
  List<DynamicTest> hostileFilesAreReadAlike() {
    List<DynamicTest> tests = new ArrayList<>();
    HostileFiles.all()
        .forEach(
            (name, bytes) -> {
              String text = new String(bytes, StandardCharsets.UTF_8);
              String two = text.substring(0, text.length() / 2) + "\n---\n" + text;
              tests.add(
                  DynamicTest.dynamicTest(name, () -> readsAlike(two, 1 << 16, new Random(SEED))));
            });
    return tests;
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 1})
  void theLimitOfDocumentsIsTheSame(int more) {
    int count = FileUse.MAX_DOCUMENTS + more;
    for (String end : new String[] {"", "---\n# none\n---\n", "---\n---\na: 1\n"}) {
      readsAlike("a: 1\n---\n".repeat(count - 1) + "a: 1\n" + end, 1 << 14, new Random(SEED));
      readsAlike("{}{}\n---\n".repeat(count / 2) + end, 1 << 14, new Random(SEED));
      readsAlike("{}".repeat(count) + "\n---\n{}{}\n" + end, 1 << 14, new Random(SEED));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {-2, -1, 0, 1, 2})
  void theLimitOfFindingsIsTheSame(int more) {
    int count = Findings.MOST + more;
    for (String part : new String[] {"a: [\n", "a: 1\na: 2\n", "- a\n", "a: 1\n...\nb\n"}) {
      for (String end : new String[] {"", "---\n", "---\na: 1\n", "---\na: [\n# mpool:x\n"}) {
        String text = (part + "---\n").repeat(count - 1) + part + end;
        readsAlike(text, 1 << 10, new Random(SEED));
        readsAlike("a: 1\n---\n".repeat(1000) + text, 1 << 10, new Random(SEED));
      }
    }
    readsAlike("a: 1\n".repeat(count) + "---\n" + "a: 1\n".repeat(count), 10, new Random(SEED));
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 1, 2})
  void theLimitOfAliasesIsTheSame(int more) {
    String document = aliases(2_000, 50);
    int allowed = TreeBuilder.MAX_NODES / (50 * 2_001);
    String bomb = aliases(10, 400_000);
    String plain = "a: 1\n---\n".repeat(100);

    readsAlike(document.repeat(allowed + more), 1 << 12, new Random(SEED));
    readsAlike(plain + document.repeat(allowed + more) + plain, 1 << 8, new Random(SEED));
    readsAlike(
        document.repeat(allowed) + bomb + document.repeat(1 + more) + bomb,
        1 << 10,
        new Random(SEED));
  }

  @Test
  void allAliasesOfTheLimitMayBeUsed() {
    String most = aliases(2_000, 50).repeat(2) + aliases(998, 49) + aliases(948, 1);
    String one = aliases(0, 1);

    assertThat(YamlTexts.read(most).diagnostics()).isEmpty();
    assertThat(YamlTexts.read(most + one).diagnostics()).hasSize(1);
    readsAlike(most, 1, new Random(SEED));
    readsAlike(one + most, 1, new Random(SEED));
    readsAlike(most + one, 1, new Random(SEED));
    readsAlike(most + "a: 1\n---\n" + one + one, 1, new Random(SEED));
  }

  /** A document with aliases of a list with items; each stands for one value more. */
  private static String aliases(int items, int count) {
    return "a: &a [" + "x,".repeat(items) + "]\nb: [" + "*a,".repeat(count) + "]\n---\n";
  }

  @Test
  void whatIsWithinTheLimitsIsNotReadTwice() {
    String text = "a: [\n---\nb: &x 1\nc: *x # mpool:ignore a b\n---\n---\nd: 1\nd: 2\n---\n";
    ParallelReading reading =
        ParallelReading.inStretches(new Source("test.yaml", text.repeat(100)), 500);

    assertThat(reading.stretches()).isBetween(10, 15);
    assertThat(IntStream.range(0, reading.stretches()).mapToObj(reading::readAhead))
        .allMatch(Optional::isPresent);
  }

  @Test
  void aStretchIsGivenUpForWhatStandsBeforeItAlone() {
    String text = "a: 1\n---\n".repeat(1_000) + "a: [\n---\n".repeat(Findings.MOST + 1);
    ParallelReading reading =
        ParallelReading.inStretches(new Source("test.yaml", text), text.length() / 5);

    assertThat(reading.stretches()).isEqualTo(4);
    assertThat(reading.readAhead(3)).isPresent();
    assertThat(reading.readAhead(0)).isPresent();
    assertThat(reading.readAhead(2)).isPresent();
    assertThat(reading.readAhead(3)).isEmpty();
    assertThat(reading.readAhead(0)).isPresent();
  }

  @Test
  void onlyALargeTextIsReadAhead() {
    String document = "a: b\n---\n";
    Source small = new Source("test.yaml", document.repeat(100_000));
    Source large = new Source("test.yaml", document.repeat(300_000));
    Source undivided = new Source("test.yaml", "a: b\n".repeat(500_000));

    assertThat(ParallelReading.pays(small, 2)).isFalse();
    assertThat(ParallelReading.pays(large, 2)).isTrue();
    assertThat(ParallelReading.pays(large, 1)).isFalse();
    assertThat(ParallelReading.of(large).stretches()).isGreaterThan(10);
    assertThat(ParallelReading.of(undivided).stretches()).isZero();
  }

  private static void readsAlike(String text, int stretch, Random random) {
    Source source = new Source("test.yaml", text);
    String shown = text.substring(0, Math.min(200, text.length()));
    YamlStream expected = YamlReader.read(source);
    YamlStream actual = readInStretches(source, stretch, random);

    assertThat(actual.comments()).as(shown).isEqualTo(expected.comments());
    assertThat(actual.diagnostics()).as(shown).isEqualTo(expected.diagnostics());
    assertThat(actual.documents()).as(shown).hasSameSizeAs(expected.documents());
    for (int i = 0; i < actual.documents().size(); i++) {
      YamlDocument document = actual.documents().get(i);
      YamlDocument wanted = expected.documents().get(i);
      assertThat(document.source()).isSameAs(source);
      assertThat(document.index()).as(shown).isEqualTo(wanted.index());
      assertThat(document.span()).as(shown).isEqualTo(wanted.span());
      assertThat(isSame(document.root(), wanted.root())).as(shown).isTrue();
    }
  }

  /** Threads may read stretches in any order; all at once read most stretches for nothing. */
  private static YamlStream readInStretches(Source source, int length, Random random) {
    ParallelReading reading = ParallelReading.inStretches(source, length);
    List<Integer> order = new ArrayList<>();
    List<Optional<ReadAhead>> ahead = new ArrayList<>();
    for (int i = 0; i < reading.stretches(); i++) {
      order.add(i);
      ahead.add(Optional.empty());
    }
    if (random.nextBoolean()) {
      Collections.shuffle(order, random);
    }
    if (random.nextBoolean()) {
      order.parallelStream().forEach(i -> ahead.set(i, reading.readAhead(i)));
    } else {
      order.forEach(i -> ahead.set(i, reading.readAhead(i)));
    }
    return reading.joined(ahead);
  }

  private static boolean isSame(Optional<YamlNode> one, Optional<YamlNode> other) {
    return one.isPresent() == other.isPresent()
        && (one.isEmpty() || isSame(one.get(), other.get()));
  }

  private static boolean isSame(YamlNode one, YamlNode other) {
    if (one instanceof YamlScalar) {
      return one.equals(other);
    } else if (!one.span().equals(other.span())) {
      return false;
    } else if (one instanceof YamlSequence sequence) {
      return other instanceof YamlSequence wanted && isSame(sequence, wanted);
    }
    return other instanceof YamlMapping wanted && isSame((YamlMapping) one, wanted);
  }

  private static boolean isSame(YamlSequence one, YamlSequence other) {
    boolean same = one.items().size() == other.items().size();
    for (int i = 0; same && i < one.items().size(); i++) {
      same =
          isSame(one.items().get(i), other.items().get(i)) && one.alias(i).equals(other.alias(i));
    }
    return same;
  }

  private static boolean isSame(YamlMapping one, YamlMapping other) {
    boolean same = one.entries().size() == other.entries().size();
    for (int i = 0; same && i < one.entries().size(); i++) {
      YamlMapping.Entry entry = one.entries().get(i);
      YamlMapping.Entry wanted = other.entries().get(i);
      same =
          entry.key().equals(wanted.key())
              && entry.keySpan().equals(wanted.keySpan())
              && isSame(entry.value(), wanted.value());
    }
    return same;
  }
}
