package dev.mpool.rule;

import dev.mpool.Compiler;
import dev.mpool.Settings;
import dev.mpool.diag.Diagnostic;
import dev.mpool.inspect.Progress;
import dev.mpool.text.InputFile;
import dev.mpool.text.SourceReader;
import dev.mpool.text.Span;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What {@code mpool validate} finds in texts, each a file of its own. */
record Checked(List<Diagnostic> findings) {

  static Checked of(String... texts) {
    return with(RuleSettings.DEFAULTS, texts);
  }

  static Checked with(RuleSettings rules, String... texts) {
    Settings settings = new Settings(rules, 16 * SourceReader.DEFAULT_MAX_BYTES, 1);
    List<InputFile> files = new ArrayList<>();
    try {
      for (String text : texts) {
        Path file = Files.writeString(Files.createTempFile("checked", ".yaml"), text);
        files.add(InputFile.at("file-" + files.size() + ".yaml", file));
      }
      Compiler compiler = new Compiler(settings, InputStream.nullInputStream());
      return new Checked(compiler.inspect(files, Progress.SILENT).diagnostics());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      files.forEach(file -> file.path().orElseThrow().toFile().delete());
    }
  }

  List<String> rules() {
    return findings.stream().map(finding -> finding.rule().id()).toList();
  }

  /** The findings of one rule, each as {@link #describe}. */
  List<String> of(dev.mpool.diag.Rule rule) {
    return findings.stream()
        .filter(finding -> finding.rule() == rule)
        .map(Checked::describe)
        .toList();
  }

  /** Such as {@code port=`8080`: message | hint}: the pointer's last name and what is marked. */
  static String describe(Diagnostic finding) {
    String pointer = finding.location().pointer();
    Span span = finding.location().span();
    String marked = finding.location().source().text().substring(span.start(), span.end());
    return pointer.substring(pointer.lastIndexOf('/') + 1)
        + "=`"
        + marked
        + "`: "
        + finding.message()
        + finding.hint().map(hint -> " | " + hint).orElse("");
  }
}
