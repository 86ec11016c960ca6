package dev.mpool.cli;

import dev.mpool.inspect.Inspector;
import dev.mpool.report.Masked;
import dev.mpool.text.InputFile;
import dev.mpool.text.Source;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The files that {@code validate --fix} changes. */
final class MendedFiles implements Inspector.Mended {

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final List<Change> changes = new ArrayList<>();

  private record Change(InputFile file, Source before, Source after) {}

  @Override
  public void add(InputFile file, Source before, Source after) {
    changes.add(new Change(file, before, after));
  }

  /** Writes them, each whole or not at all. */
  void write() throws Failure {
    for (Change change : changes) {
      Path path = change.file.path().orElseThrow();
      new OutputFile(path).write(mark(path, change.before.text()) + change.after.text());
    }
  }

  /** The byte order mark that the file begins with, if it does. */
  private static String mark(Path path, String before) throws Failure {
    String text;
    try {
      if (!Files.isRegularFile(path)) {
        throw Failure.of("Cannot mend " + path + ": it is not a file.");
      }
      text = Files.readString(path, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw Failure.of("Cannot mend " + path + ": " + OutputFile.reason(e) + '.');
    }
    String mark = text.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK : "";
    if (!text.equals(mark + before)) {
      throw Failure.of("Cannot mend " + path + ": it was changed meanwhile. Run it again.");
    }
    return mark;
  }

  /** Prints how they would change, without the credentials in them. */
  void showOn(PipeOutput out) throws IOException {
    Writer writer = out.writer();
    for (Change change : changes) {
      String name = change.file.name();
      Masked masked = new Masked(change.before, change.after);
      for (String line : UnifiedDiff.of(name, masked.before(), name, masked.after())) {
        writer.write(line + '\n');
      }
    }
    writer.flush();
  }
}
