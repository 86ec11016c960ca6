package dev.mpool.cli;

import dev.mpool.schema.BackendSchema;
import java.io.IOException;
import java.util.List;

/** {@code mpool schema}: prints the JSON Schema that Backends are checked against. */
final class SchemaCommand implements Command {

  @Override
  public Syntax syntax() {
    return Syntax.of(
        List.of("schema"),
        "Print the JSON Schema that mpool validates with, for editors and validators.",
        Syntax.Positional.NONE,
        List.of("mpool schema > backend.schema.json"));
  }

  @Override
  public ExitCode run(Arguments arguments, Console console) throws IOException {
    Utf8Output.write(BackendSchema.text(), console.out());
    return ExitCode.SUCCESS;
  }
}
