package dev.mpool.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Standard streams that whoever started mpool has closed: to use one is a failure with a name. */
final class ClosedStream {

  private ClosedStream() {}

  static InputStream input() {
    return new Input();
  }

  static OutputStream output() {
    return new Output();
  }

  private static final class Input extends InputStream {

    @Override
    public int read() throws IOException {
      throw new IOException("standard input is closed");
    }
  }

  private static final class Output extends OutputStream {

    @Override
    public void write(int b) throws IOException {
      throw new IOException("standard output is closed");
    }
  }
}
