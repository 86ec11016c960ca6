package dev.mpool.cli;

import dev.mpool.cli.option.Choice;
import dev.mpool.crd.HttpRouteSchema;
import dev.mpool.schema.BackendSchema;
import java.io.IOException;
import picocli.CommandLine.Model.PositionalParamSpec;

/** {@code mpool schema}: prints the JSON Schema that Backends or HTTPRoutes are checked against. */
final class SchemaCommand extends Subcommand {

  /** The kinds of objects that there is a schema for. */
  enum Kind {
    BACKEND,
    HTTPROUTE
  }

  private final PositionalParamSpec kind =
      argument("KIND", "0..1", "backend (default) or httproute.", Choice.of(Kind.values()));

  SchemaCommand() {
    super(
        "schema",
        "Print the JSON Schema that mpool validates with, for editors and validators.",
        "mpool schema > backend.schema.json",
        "mpool schema httproute > httproute.schema.json");
    accept(kind);
  }

  @Override
  ExitCode run(Console console) throws IOException {
    boolean ofRoutes = kind.getValue() == Kind.HTTPROUTE;
    console.out().print(ofRoutes ? HttpRouteSchema.text() : BackendSchema.text());
    return ExitCode.SUCCESS;
  }
}
