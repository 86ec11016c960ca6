package dev.mpool.cli;

import dev.mpool.schema.BackendSchema;
import java.io.IOException;

/** {@code mpool schema}: prints the JSON Schema that Backends are checked against. */
final class SchemaCommand extends Subcommand {

  SchemaCommand() {
    super(
        "schema",
        "Print the JSON Schema that mpool validates with, for editors and validators.",
        "mpool schema > backend.schema.json");
  }

  @Override
  ExitCode run(Console console) throws IOException {
    Utf8Output.write(BackendSchema.text(), console.out());
    return ExitCode.SUCCESS;
  }
}
