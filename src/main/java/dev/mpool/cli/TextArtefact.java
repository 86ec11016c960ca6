package dev.mpool.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * One text: on standard output, in a file, or compared with a file.
 *
 * @param form what the text is made of the configuration
 * @param file null for standard output
 * @param check null to write
 * @param repair what writes the file that differs
 */
record TextArtefact(Form form, Path file, Path check, RepairCommand repair) implements Artefact {

  /** Makes the text. */
  interface Form {

    String text(Rendered rendered, Remarks remarks) throws Failure, IOException;
  }

  @Override
  public ExitCode put(Rendered rendered, Remarks remarks, Console console)
      throws Failure, IOException {
    String text = form.text(rendered, remarks);
    if (check != null) {
      return compare(text, rendered, console);
    }
    if (file != null) {
      new OutputFile(file).write(text);
    } else {
      Utf8Output.write(text, console.out());
    }
    return ExitCode.SUCCESS;
  }

  private ExitCode compare(String text, Rendered rendered, Console console)
      throws Failure, IOException {
    if (Files.notExists(check)) {
      repair.tellMissing(check, console);
      return ExitCode.FINDINGS;
    }
    ExitCode found = new CheckedFile(check).compare(text, rendered.mask(), console);
    if (found != ExitCode.SUCCESS) {
      repair.tell(console);
    }
    return found;
  }
}
