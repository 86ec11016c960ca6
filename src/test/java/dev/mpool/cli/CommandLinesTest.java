package dev.mpool.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * What about a hundred command lines do, good, bad and odd: the exit code, how standard output
 * begins, and all of standard error.
 */
class CommandLinesTest {

  private static final Path KEPT = Path.of("src/test/resources/dev/mpool/cli/command-lines.txt");

  private static final Path SOUND = Path.of("testdata/valid/openai-multipool.yaml");

  private static final String PROMPT = "$ mpool";

  /** As shells part words: at blanks, but not within single quotes. */
  private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

  /** {@code -Dmpool.rewrite=true} writes the file anew, and fails so that nobody forgets it. */
  @Test
  void do_what_is_kept() throws IOException {
    String kept = Files.readString(KEPT);
    StringBuilder done = new StringBuilder();
    for (String line : kept.lines().filter(line -> line.startsWith(PROMPT)).toList()) {
      done.append(line).append('\n').append(told(line.substring(PROMPT.length())));
    }
    if (Boolean.getBoolean("mpool.rewrite") && !done.toString().equals(kept)) {
      Files.writeString(KEPT, done);
      fail(KEPT + " is rewritten");
    }
    assertThat(done).hasToString(kept);
  }

  private static String told(String commandLine) {
    List<String> words = new ArrayList<>();
    for (Matcher word = WORD.matcher(commandLine); word.find(); ) {
      words.add(
          word.group(1) != null
              ? word.group(1)
              : word.group(2).replace("ok.yaml", SOUND.toString()));
    }
    Run run = Run.of(words.toArray(String[]::new));
    StringBuilder told = new StringBuilder("exit ").append(run.code()).append('\n');
    run.out().lines().limit(1).forEach(line -> told.append("out: ").append(line).append('\n'));
    run.err().lines().forEach(line -> told.append("err: ").append(line).append('\n'));
    return told.toString().replace(SOUND.toString(), "ok.yaml").replace('\u001b', '^') + '\n';
  }
}
