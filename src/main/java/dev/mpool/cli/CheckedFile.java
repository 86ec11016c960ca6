package dev.mpool.cli;

import dev.mpool.report.Visible;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A configuration kept in a file, which is compared with what would be rendered now. */
record CheckedFile(Path path) {

  /** So much of a difference is shown where all of it lies in mpool's own code. */
  private static final int MOST_OF_TRANSFORMATION = 30;

  /** The key above the code, which is the value of the next line's. */
  private static final String TRANSFORMATION = "default_source_code:";

  private static final String BYTE_ORDER_MARK = "\ufeff";

  /**
   * Succeeds if the file holds exactly this text, else shows the difference, on standard error. A
   * file that does not exist differs from any text.
   */
  ExitCode compare(String wanted, TokenMask mask, Console console) throws Failure, IOException {
    byte[] bytes = read();
    if (Arrays.equals(bytes, wanted.getBytes(StandardCharsets.UTF_8))) {
      return ExitCode.SUCCESS;
    }
    Writer out = console.err().writer();
    if (bytes == null) {
      tell("does not exist.", out);
    } else if (isUtf16(bytes)) {
      tell("is UTF-16 text, as redirections of PowerShell write it.", out);
    } else {
      String text = new String(bytes, StandardCharsets.UTF_8);
      String plain = withoutTraces(text, out);
      show(plain.equals(wanted) ? text : plain, wanted, mask, out);
    }
    out.flush();
    return ExitCode.FINDINGS;
  }

  private void show(String present, String wanted, TokenMask mask, Writer out) throws IOException {
    List<String> diff = UnifiedDiff.of(path.toString(), present, "rendered", wanted);
    int shown = diff.size();
    if (shown > MOST_OF_TRANSFORMATION
        && withoutTransformation(present).equals(withoutTransformation(wanted))) {
      shown = MOST_OF_TRANSFORMATION;
    }
    for (String line : diff.subList(0, shown)) {
      out.write(Visible.text(mask.hide(line)) + '\n');
    }
    if (shown < diff.size()) {
      int left = diff.size() - shown;
      tell("differs in the transformation's code alone; " + left + " more lines do.", out);
    }
  }

  /** The lines of a configuration without the code, which stands deeper than its key. */
  private static List<String> withoutTransformation(String text) {
    List<String> lines = new ArrayList<>();
    int key = -1;
    boolean follows = false;
    for (String line : text.split("\n", -1)) {
      int indent = line.length() - line.stripLeading().length();
      boolean code = key >= 0 && (line.isBlank() || indent > key);
      if (!code) {
        lines.add(line);
        key = follows ? indent : -1;
        follows = line.strip().equals(TRANSFORMATION);
      }
    }
    return lines;
  }

  /**
   * The text without what an editor or Git on Windows adds to every line or before the first: told
   * in a line each, because the diff would show the whole file for it, and hide what else differs.
   */
  private String withoutTraces(String text, Writer out) throws IOException {
    String plain = text;
    if (plain.startsWith(BYTE_ORDER_MARK)) {
      tell("begins with a byte order mark, which mpool does not write. Save it without.", out);
      plain = plain.substring(BYTE_ORDER_MARK.length());
    }
    if (plain.contains("\r\n")) {
      tell(
          "has Windows line endings (CR LF), where mpool writes LF. If Git changes them, say"
              + " `eol=lf` for the file in .gitattributes.",
          out);
      plain = plain.replace("\r\n", "\n");
    }
    return plain;
  }

  private static boolean isUtf16(byte[] bytes) {
    return bytes.length > 1
        && (bytes[0] == (byte) 0xff && bytes[1] == (byte) 0xfe
            || bytes[0] == (byte) 0xfe && bytes[1] == (byte) 0xff);
  }

  private void tell(String what, Writer out) throws IOException {
    out.write(Mpool.NAME + ": " + Visible.text(path.toString()) + ' ' + what + '\n');
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
