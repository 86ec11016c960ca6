package dev.mpool.cli;

import dev.mpool.Compiler;
import dev.mpool.Settings;
import dev.mpool.cli.option.FileName;
import dev.mpool.cli.option.OptionGroup;
import dev.mpool.cli.option.Value;
import dev.mpool.crd.CrdFile;
import dev.mpool.diag.Diagnostic;
import dev.mpool.text.InputFile;
import dev.mpool.text.Position;
import dev.mpool.text.Reading;
import dev.mpool.text.SourceReader;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;

/** The schema that Backends are judged by: the one that mpool carries, or that of a CRD file. */
final class CustomSchema {

  /** Whole releases of CRDs in one file are some MiB. */
  private static final int LARGEST_CRD = 32 << 20;

  private CustomSchema() {}

  /** Adds the option {@code --crd}. */
  static Value<Path> option(OptionGroup group) {
    return group.value(
        "--crd FILE",
        "Validate with the schema of this CustomResourceDefinition, of another version of"
            + " kgateway.",
        new FileName(),
        null);
  }

  /**
   * The compiler that judges by it.
   *
   * @param file the CRD file; null for mpool's own schema
   */
  static Compiler compiler(Path file, Settings settings, Console console) throws Failure {
    return file == null
        ? new Compiler(settings, console.in())
        : Compiler.byCrd(read(file), settings, console.in());
  }

  private static CrdFile read(Path file) throws Failure {
    SourceReader reader = new SourceReader(LARGEST_CRD, InputStream.nullInputStream());
    Reading reading = reader.read(InputFile.at(file.toString(), file));
    if (!(reading instanceof Reading.Text text)) {
      String why = ((Reading.Refused) reading).message();
      throw Failure.of("Cannot use --crd " + file + ": it " + why + '.');
    }
    CrdFile crd = CrdFile.read(text.source());
    if (crd.schema().isEmpty()) {
      throw Failure.of("Cannot use --crd " + firstError(crd.diagnostics()));
    }
    return crd;
  }

  private static String firstError(List<Diagnostic> diagnostics) {
    for (Diagnostic diagnostic : diagnostics) {
      if (diagnostic.isError()) {
        Position start = diagnostic.location().range().start();
        String place = start.line() + ":" + start.column();
        return diagnostic.location().source().name() + ":" + place + ": " + diagnostic.message();
      }
    }
    throw new IllegalStateException("a CRD file without a schema has an error");
  }
}
