package dev.mpool.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.mpool.cases.CaseFile;
import dev.mpool.cases.CaseRun;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever is written into a file, mpool has an answer to it. */
class ManifestFuzzTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

  @Test
  void bytesHaveAnAnswer() {
    Fuzzing.repeat(
        random -> {
          byte[] bytes = new byte[random.nextInt(400)];
          random.nextBytes(bytes);
          Outcomes.check(bytes, List.of());
        });
  }

  @Test
  void wordsOfYamlHaveAnAnswer() {
    Fuzzing.repeat(
        random -> {
          StringBuilder text = new StringBuilder();
          for (int i = 0; i < 60; i++) {
            text.append(HostileText.of(random))
                .append(Fuzzing.oneOf(random, "\n", " ", "\n  ", ""));
          }
          Outcomes.check(text.toString().getBytes(UTF_8), List.of());
        });
  }

  @Test
  void changedBytesOfManifestsHaveAnAnswer() {
    List<CaseFile> cases = CaseFile.all();
    Fuzzing.repeat(
        random -> {
          byte[] bytes = cases.get(random.nextInt(cases.size())).bytes();
          byte[] other = cases.get(random.nextInt(cases.size())).bytes();
          Outcomes.check(spliced(random, bytes, other), List.of());
        });
  }

  @Test
  void rightManifestsArePlanned() {
    Fuzzing.repeat(
        random -> {
          RandomManifest manifest = new RandomManifest(random);
          CaseRun run = Outcomes.check(write(random, manifest.root()), manifest.tokens());
          assertThat(run.plan()).as("%s", run.report()).isPresent();
          for (String token : manifest.tokens()) {
            assertThat(run.envoy().split(token, -1)).as("times of a token").hasSize(2);
          }
        });
  }

  @Test
  void changedManifestsHaveAnAnswerWithoutATokenInIt() {
    Fuzzing.repeat(
        random -> {
          RandomManifest manifest = new RandomManifest(random);
          Mutation mutation = new Mutation(random);
          for (int i = 0; i <= random.nextInt(4); i++) {
            mutation.change(manifest.root());
          }
          Outcomes.check(write(random, manifest.root()), manifest.tokens());
        });
  }

  @Test
  void brokenLinesAroundATokenDoNotTellIt() {
    Fuzzing.repeat(
        random -> {
          RandomManifest manifest = new RandomManifest(random);
          String yaml = new String(text(YAML, manifest.root()), UTF_8);
          List<String> lines = new ArrayList<>(Arrays.asList(yaml.split("\n")));
          for (int i = 0; i <= random.nextInt(3); i++) {
            breakLine(random, lines);
          }
          Outcomes.check(String.join("\n", lines).getBytes(UTF_8), manifest.tokens());
        });
  }

  private static void breakLine(Random random, List<String> lines) {
    int at = random.nextInt(lines.size());
    String line = lines.get(at);
    if (line.contains("inline:")) {
      return;
    }
    switch (random.nextInt(5)) {
      case 0 -> lines.remove(at);
      case 1 -> lines.add(at, HostileText.of(random).replace("\n", ""));
      case 2 -> lines.set(at, " " + line);
      case 3 -> lines.set(at, line + HostileText.of(random));
      default -> lines.set(at, line.replaceFirst(Fuzzing.oneOf(random, ":", " ", "\"", "- "), ""));
    }
  }

  private static byte[] spliced(Random random, byte[] bytes, byte[] other) {
    byte[] changed = bytes.clone();
    for (int i = 0; i < random.nextInt(4) && changed.length > 0; i++) {
      int at = random.nextInt(changed.length);
      switch (random.nextInt(3)) {
        case 0 -> changed[at] = (byte) random.nextInt(256);
        case 1 -> changed[at] = (byte) " \n\t:-'\"{}[]#&*!|>%@`,".charAt(random.nextInt(21));
        default -> {
          int from = other.length == 0 ? 0 : random.nextInt(other.length);
          int length = Math.min(random.nextInt(80), other.length - from);
          byte[] longer = Arrays.copyOf(changed, changed.length + length);
          System.arraycopy(other, from, longer, at, length);
          System.arraycopy(changed, at, longer, at + length, changed.length - at);
          changed = longer;
        }
      }
    }
    return changed;
  }

  private static byte[] write(Random random, JsonNode manifest) {
    return text(random.nextBoolean() ? JSON : YAML, manifest);
  }

  private static byte[] text(ObjectMapper mapper, JsonNode manifest) {
    try {
      return mapper.writeValueAsBytes(manifest);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
