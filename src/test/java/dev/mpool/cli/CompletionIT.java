package dev.mpool.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The completion scripts, at the prompt of real shells. */
class CompletionIT {

  private static final Path TERMINAL =
      Path.of("src/test/resources/dev/mpool/cli/terminal.py").toAbsolutePath();

  /** What is typed before the TAB, and the arguments that mpool then gets. */
  private static final Map<String, String> TYPED =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("mpool val", "[validate]"),
              Map.entry("mpool validate --max", "[validate][--max-file-size]"),
              Map.entry("mpool validate --format sa", "[validate][--format][sarif]"),
              Map.entry("mpool explain --format sv", "[explain][--format][svg]"),
              Map.entry("mpool lint --fail-on w", "[lint][--fail-on][warning]"),
              Map.entry("mpool rules mixed-p", "[rules][mixed-providers]"),
              Map.entry("mpool completion z", "[completion][zsh]"),
              Map.entry("mpool render manifests/ba", "[render][manifests/backend.yaml]"),
              Map.entry("mpool render --check en", "[render][--check][envoy.yaml]"),
              Map.entry("mpool render -o manifests/ba", "[render][-o][manifests/backend.yaml]"),
              Map.entry(
                  "mpool validate --allow-empty my", "[validate][--allow-empty][my file.yaml]"),
              Map.entry("mpool schema --he", "[schema][--help]")));

  @TempDir Path folder;

  @BeforeEach
  void makeFiles() throws IOException {
    Files.createDirectory(folder.resolve("manifests"));
    for (String file : List.of("manifests/backend.yaml", "envoy.yaml", "my file.yaml")) {
      Files.createFile(folder.resolve(file));
    }
    Files.createDirectory(folder.resolve("functions"));
    Files.writeString(folder.resolve("mpool.bash"), Run.of("completion", "bash").out());
    Files.writeString(folder.resolve("functions/_mpool"), Run.of("completion", "zsh").out());
  }

  @ParameterizedTest
  @CsvSource({
    "bash, source mpool.bash",
    "zsh, source functions/_mpool",
    "zsh, fpath=($PWD/functions $fpath); autoload -Uz compinit; compinit -u -D",
  })
  void completes_commands_options_values_and_files(String shell, String setup) throws Exception {
    assumeTrue(isInstalled(shell), shell + " is not installed");
    List<String> command = new ArrayList<>(List.of("python3", TERMINAL.toString(), shell, setup));
    command.addAll(TYPED.keySet());
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().put("TERM", "dumb");
    builder.environment().put("HOME", folder.toString());
    Process terminal = builder.redirectErrorStream(true).start();
    String printed = new String(terminal.getInputStream().readAllBytes());
    assertThat(printed.lines()).containsExactlyElementsOf(TYPED.values());
    assertThat(terminal.waitFor()).isZero();
  }

  /** Fish itself tells what it would complete, so that no terminal is needed. */
  @Test
  void completes_the_same_in_fish() throws Exception {
    assumeTrue(isInstalled("fish"), "fish is not installed");
    Files.writeString(folder.resolve("mpool.fish"), Run.of("completion", "fish").out());
    List<String> expected = new ArrayList<>();
    StringBuilder asked = new StringBuilder("source mpool.fish\n");
    for (Map.Entry<String, String> typed : TYPED.entrySet()) {
      asked.append("complete -C '").append(typed.getKey()).append("'\n");
      String[] words = typed.getValue().replace("]", "").split("\\[");
      expected.add(words[words.length - 1]);
    }
    ProcessBuilder builder = new ProcessBuilder("fish", "--no-config", "-c", asked.toString());
    builder.directory(folder.toFile()).environment().put("HOME", folder.toString());
    Process fish = builder.redirectErrorStream(true).start();
    String printed = new String(fish.getInputStream().readAllBytes());
    assertThat(printed.lines().map(line -> line.split("\t")[0].replace("\\ ", " ")))
        .containsExactlyElementsOf(expected);
    assertThat(fish.waitFor()).isZero();
  }

  private static boolean isInstalled(String program) {
    for (String folder : System.getenv("PATH").split(":")) {
      if (Files.isExecutable(Path.of(folder, program))) {
        return true;
      }
    }
    return false;
  }
}
