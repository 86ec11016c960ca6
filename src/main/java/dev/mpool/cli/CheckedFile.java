package dev.mpool.cli;

import dev.mpool.report.Visible;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;

/** A configuration kept in a file, which is compared with what would be rendered now. */
record CheckedFile(Path path) {

  /** What {@code diff} calls a file that is not there. */
  private static final String NOWHERE = "/dev/null";

  /**
   * Succeeds if the file holds exactly this text, else shows the difference. A file that does not
   * exist differs from any text.
   */
  ExitCode compare(String wanted, TokenMask mask, Console console) throws Failure, IOException {
    byte[] bytes = read();
    if (Arrays.equals(bytes, wanted.getBytes(StandardCharsets.UTF_8))) {
      return ExitCode.SUCCESS;
    }
    String name = bytes == null ? NOWHERE : path.toString();
    String present = bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
    Writer out = Utf8Output.writer(console.err());
    if (bytes == null) {
      out.write(Mpool.NAME + ": " + Visible.text(path.toString()) + " does not exist.\n");
    }
    for (String line : UnifiedDiff.of(name, present, "rendered", wanted)) {
      out.write(Visible.text(mask.hide(line)) + '\n');
    }
    out.flush();
    return ExitCode.FINDINGS;
  }

  /** The bytes of the file, or null if there is no such file. */
  private byte[] read() throws Failure {
    try {
      return Files.readAllBytes(path);
    } catch (NoSuchFileException e) {
      return null;
    } catch (IOException e) {
      String reason = Files.isDirectory(path) ? "it is a folder" : OutputFile.reason(e);
      throw Failure.of("Cannot read " + path + ": " + reason + '.');
    }
  }
}
