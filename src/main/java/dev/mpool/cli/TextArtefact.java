package dev.mpool.cli;

import java.io.IOException;
import java.nio.file.Path;

/**
 * One text: on standard output, in a file, or compared with a file.
 *
 * @param form what the text is made of the configuration
 * @param file null for standard output
 * @param check null to write
 */
record TextArtefact(Form form, Path file, Path check) implements Artefact {

  /** Makes the text. */
  interface Form {

    String text(Rendered rendered, Remarks remarks) throws Failure, IOException;
  }

  @Override
  public ExitCode put(Rendered rendered, Remarks remarks, Console console)
      throws Failure, IOException {
    String text = form.text(rendered, remarks);
    if (check != null) {
      return new CheckedFile(check).compare(text, rendered.mask(), console);
    }
    if (file != null) {
      new OutputFile(file).write(text);
    } else {
      Utf8Output.write(text, console.out());
    }
    return ExitCode.SUCCESS;
  }
}
