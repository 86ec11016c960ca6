package dev.mpool.cli;

import dev.mpool.schema.BackendSchema;
import java.io.IOException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code mpool schema}: prints the JSON Schema that Backends are checked against. */
final class SchemaCommand implements Command {

  @Override
  public CommandSpec spec() {
    CommandSpec spec = CommandSpec.create();
    spec.usageMessage()
        .description("Print the JSON Schema that mpool validates with, for editors and validators.")
        .footer("", "Example:", "  mpool schema > backend.schema.json");
    return spec;
  }

  @Override
  public ExitCode run(ParseResult arguments, Console console) throws IOException {
    Utf8Output.write(BackendSchema.text(), console.out());
    return ExitCode.SUCCESS;
  }
}
