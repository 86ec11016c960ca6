package dev.mpool.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The manual as a user reads it: by {@code man}, at the usual width. */
class ManualPagesIT {

  /**
   * AsciiDoc's signs for bold, italics and verbatim around a word, where they were not understood.
   */
  private static final Pattern MARKUP = Pattern.compile("(?<!\\w)([*_`])[^\\s*_`][^*_`\\n]*\\1");

  static Stream<CommandLine> commands() {
    return CommandTree.whole().getSubcommands().values().stream().distinct();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void no_value_is_broken_and_no_markup_is_left(CommandLine command) throws Exception {
    CommandSpec spec = command.getCommandSpec();
    String page = read(Mpool.NAME + "-" + spec.name() + ".1");
    List<String> words = List.of(page.split("\\s+"));
    for (ArgSpec argument : spec.args()) {
      String description = Unbroken.shown(argument.description()[0]);
      assertThat(words).containsAll(List.of(description.split(" ")));
    }
    List<String> lines = page.lines().map(String::strip).toList();
    List<String> expected = new ArrayList<>();
    for (OptionSpec option : spec.options()) {
      String names = String.join(", ", option.names());
      expected.add(option.arity().max() == 0 ? names : names + " " + option.paramLabel());
    }
    for (String example : spec.usageMessage().footer()) {
      expected.add(example.strip());
    }
    assertThat(lines).containsAll(expected);
    assertThat(page).doesNotContainPattern(MARKUP);
  }

  private static String read(String page) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder("man", "--warnings", "-l", "packaging/man/" + page);
    builder.environment().putAll(Map.of("MANWIDTH", "80", "MANPAGER", "cat", "LC_ALL", "C.UTF-8"));
    Path complaints = Files.createTempFile("mpool-man", ".txt");
    try {
      Process man = startOrSkip(builder.redirectError(complaints.toFile()));
      String text = new String(man.getInputStream().readAllBytes()).replace('’', '\'');
      assertThat(man.waitFor()).isZero();
      assertThat(complaints).isEmptyFile();
      return text;
    } finally {
      Files.delete(complaints);
    }
  }

  private static Process startOrSkip(ProcessBuilder builder) {
    try {
      return builder.start();
    } catch (IOException e) {
      assumeTrue(false, "man is not installed");
      throw new IllegalStateException(e);
    }
  }
}
