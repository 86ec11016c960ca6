package dev.mpool.cli;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;

/** The program's entry. */
public final class Main {

  /** The launcher knows which streams are terminals; Java could only tell for all at once. */
  private static final String TERMINALS = "mpool.terminals";

  /** It knows as well which streams are closed; Java could not tell a file of its own from them. */
  private static final String CLOSED = "mpool.closed";

  private static final String COLUMNS = "mpool.columns";
  private static final int USUAL_COLUMNS = 80;

  private Main() {}

  /** Runs a command line and ends the process with its exit code. */
  public static void main(String[] args) {
    String closed = System.getProperty(CLOSED, "");
    InputStream in =
        closed.contains("in") ? ClosedStream.input() : new FileInputStream(FileDescriptor.in);
    // Not System.out, which keeps silent about a full disk.
    OutputStream out =
        closed.contains("out") ? ClosedStream.output() : new FileOutputStream(FileDescriptor.out);
    Console console = console(in, out, new FileOutputStream(FileDescriptor.err));
    int code = new Mpool(console).run(args);
    // Not System.exit: since Java 21 it starts Java's logging first, which opens every jar. Nothing
    // is left to be done, for all output is written.
    Runtime.getRuntime().halt(code);
  }

  /** These streams, with what the launcher and the environment tell of them. */
  static Console console(InputStream in, OutputStream out, OutputStream err) {
    String terminals = System.getProperty(TERMINALS, "");
    return new Console(
        in,
        new PipeOutput(out, terminals.contains("out")),
        new PipeOutput(err, terminals.contains("err")),
        Integer.getInteger(COLUMNS, USUAL_COLUMNS),
        System.getenv());
  }
}
