package dev.mpool.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A run of mpool inside the test's own process.
 *
 * @param code the exit code
 */
record Run(int code, String out, String err) {

  static Run of(String... arguments) {
    return with(Map.of(), "", arguments);
  }

  static Run reading(String input, String... arguments) {
    return with(Map.of(), input, arguments);
  }

  static Run with(Map<String, String> environment, String input, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code = new Mpool(console(environment, input, out, err, false)).run(arguments);
    return new Run(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  static Console console(
      Map<String, String> environment,
      String input,
      OutputStream out,
      OutputStream err,
      boolean terminal) {
    return new Console(
        new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
        new PipeOutput(out, terminal),
        new PipeOutput(err, terminal),
        80,
        environment);
  }
}
