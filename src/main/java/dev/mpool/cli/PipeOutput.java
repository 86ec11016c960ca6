package dev.mpool.cli;

import java.io.IOException;
import java.io.OutputStream;

/**
 * A standard stream whose reader may leave, as {@code head} does: it has seen enough, and nobody is
 * left to be told. What comes after that goes nowhere, so that the run ends as it would have.
 */
final class PipeOutput extends OutputStream {

  private final OutputStream stream;
  private boolean left;

  PipeOutput(OutputStream stream) {
    this.stream = stream;
  }

  /** Whether a failure says that a pipe has no reader any more. */
  static boolean isWithoutReader(IOException failure) {
    return String.valueOf(failure.getMessage()).contains("Broken pipe");
  }

  /** Whether the reader has left, as far as it was noticed by writing. */
  boolean hasNoReader() {
    return left;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    if (left) {
      return;
    }
    try {
      stream.write(bytes, offset, length);
    } catch (IOException e) {
      leave(e);
    }
  }

  @Override
  public void flush() throws IOException {
    if (left) {
      return;
    }
    try {
      stream.flush();
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
