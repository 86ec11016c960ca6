package dev.mpool.cli;

import dev.mpool.report.Visible;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;

/** A configuration kept in a file, which is compared with what would be rendered now. */
record CheckedFile(String name, Path path) {

  /** Reads the name of the file. */
  static final class Reader implements Option.Reader<CheckedFile> {

    @Override
    public CheckedFile read(String text) throws Option.InvalidValue {
      String name = new FileName().read(text);
      try {
        return new CheckedFile(name, Path.of(name));
      } catch (InvalidPathException e) {
        throw new Option.InvalidValue("the name is not valid");
      }
    }
  }

  /** Succeeds if the file holds exactly this text, else shows the difference. */
  ExitCode compare(String wanted, TokenMask mask, Console console) throws Failure, IOException {
    byte[] bytes = read();
    if (Arrays.equals(bytes, wanted.getBytes(StandardCharsets.UTF_8))) {
      return ExitCode.SUCCESS;
    }
    String present = new String(bytes, StandardCharsets.UTF_8);
    Writer out = Utf8Output.writer(console.err());
    for (String line : UnifiedDiff.of(name, present, "rendered", wanted)) {
      out.write(Visible.text(mask.hide(line)) + '\n');
    }
    out.flush();
    return ExitCode.FINDINGS;
  }

  private byte[] read() throws Failure {
    try {
      return Files.readAllBytes(path);
    } catch (NoSuchFileException e) {
      throw Failure.of("Cannot read " + name + ": it does not exist.");
    } catch (IOException e) {
      String reason = Files.isDirectory(path) ? "it is a folder" : OutputFile.reason(e);
      throw Failure.of("Cannot read " + name + ": " + reason + '.');
    }
  }
}
