package dev.mpool.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/**
 * A standard stream, in UTF-8 whatever the locale. Its reader may leave, as {@code head} does: it
 * has seen enough, and nobody is left to be told. What comes after that goes nowhere, so that the
 * run ends as it would have.
 */
final class PipeOutput extends OutputStream {

  private final OutputStream stream;
  private final boolean isTerminal;
  private boolean left;

  PipeOutput(OutputStream stream, boolean isTerminal) {
    this.stream = stream;
    this.isTerminal = isTerminal;
  }

  /** Whether a failure says that a pipe has no reader any more. */
  static boolean isWithoutReader(IOException failure) {
    return String.valueOf(failure.getMessage()).contains("Broken pipe");
  }

  /** Whether people look at it. */
  boolean isTerminal() {
    return isTerminal;
  }

  /** Whether the reader has left, as far as it was noticed by writing. */
  boolean hasNoReader() {
    return left;
  }

  /** Takes a long text; it is not closed, but flushed at the end. */
  Writer writer() {
    return new BufferedWriter(new OutputStreamWriter(this, StandardCharsets.UTF_8), 1 << 16);
  }

  void print(String text) throws IOException {
    write(text.getBytes(StandardCharsets.UTF_8));
    flush();
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    try {
      if (!left) {
        stream.write(bytes, offset, length);
      }
    } catch (IOException e) {
      leave(e);
    }
  }

  @Override
  public void flush() throws IOException {
    try {
      if (!left) {
        stream.flush();
      }
    } catch (IOException e) {
      leave(e);
    }
  }

  private void leave(IOException failure) throws IOException {
    if (!isWithoutReader(failure)) {
      throw failure;
    }
    left = true;
  }
}
