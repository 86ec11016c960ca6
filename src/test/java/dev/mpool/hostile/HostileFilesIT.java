package dev.mpool.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Hostile files are answered in 64 MiB of heap, without an exception and in time. The times are of
 * computing and leave room for slow machines; what a file should take is a second.
 */
class HostileFilesIT {

  private static final int LIMIT_SECONDS = 1_800;
  private static final int LIMIT_MILLIS_PER_FILE = 20_000;

  @TempDir Path folder;

  @Test
  void everyFileIsAnsweredInALittleHeap() throws Exception {
    Map<String, byte[]> files = HostileFiles.all();
    List<String> command = jvm(SmallHeapRun.class.getName());
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      command.add(write(file).toString());
    }
    String output = output(command, 0);
    List<String> lines = output.lines().toList();
    assertThat(lines).hasSameSizeAs(files.keySet());
    for (String line : lines) {
      String[] words = line.split(" ");
      assertThat(Integer.parseInt(words[2])).as(line).isLessThan(LIMIT_MILLIS_PER_FILE);
    }
  }

  @Test
  void oneFileDoesNotStopTheOthersOfAFolder() throws Exception {
    List<String> names =
        List.of("billion-laughs", "documents", "lone-surrogates", "long-key", "nul", "too-large");
    Map<String, byte[]> files = HostileFiles.all();
    files.keySet().retainAll(names);
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      write(file);
    }
    Files.writeString(folder.resolve("z.yaml"), "a: [");
    List<String> command = jvm("dev.mpool.cli.Main");
    command.addAll(List.of("validate", "--jobs", "2", folder.toString()));
    String output = output(command, 1);
    assertThat(output).doesNotContain("\tat ", "Exception", "OutOfMemory", "StackOverflow");
    assertThat(output).contains("z.yaml:1:5: error[");
    files.keySet().remove("documents");
    assertThat(files.keySet()).allMatch(name -> output.contains(name + ".yaml:"), "has a finding");
  }

  @Test
  void tooManyFindingsForTheHeapAreOneClearLine() throws Exception {
    for (Map.Entry<String, byte[]> file : HostileFiles.all().entrySet()) {
      write(file);
    }
    List<String> command = jvm("dev.mpool.cli.Main");
    command.addAll(List.of("validate", "--jobs", "2", folder.toString()));
    assertThat(output(command, 3)).startsWith("mpool: ").hasLineCount(1);
  }

  private Path write(Map.Entry<String, byte[]> file) throws IOException {
    return Files.write(folder.resolve(file.getKey() + ".yaml"), file.getValue());
  }

  private static List<String> jvm(String main) {
    return new ArrayList<>(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx64m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            main));
  }

  private String output(List<String> command, int exitCode) throws Exception {
    Path output = Files.createTempFile("mpool-hostile", ".txt");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      assertThat(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)).as("ends in time").isTrue();
      String text = Files.readString(output, StandardCharsets.UTF_8);
      String end = text.substring(Math.max(0, text.length() - 2000));
      assertThat(process.exitValue()).as(end).isEqualTo(exitCode);
      return text;
    } finally {
      process.destroyForcibly();
      Files.delete(output);
    }
  }
}
