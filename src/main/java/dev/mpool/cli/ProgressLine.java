package dev.mpool.cli;

import dev.mpool.inspect.Progress;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A line on the terminal that tells how far long work has come: from the first second on, only on a
 * terminal, and gone when the work is done.
 */
final class ProgressLine implements Progress, AutoCloseable {

  private static final long FIRST_NANOS = 1_000_000_000L;
  private static final long BETWEEN_NANOS = 200_000_000L;
  private static final String CLEAR = "\r\u001b[K";

  private final OutputStream terminal;
  private final int files;
  private final long start = System.nanoTime();
  private final AtomicInteger done = new AtomicInteger();
  private final AtomicInteger findings = new AtomicInteger();
  private long next = start + FIRST_NANOS;
  private boolean shown;

  private ProgressLine(OutputStream terminal, int files) {
    this.terminal = terminal;
    this.files = files;
  }

  /** A line on standard error; one that stays empty where nothing could clear it. */
  static ProgressLine on(Console console, int files) {
    return new ProgressLine(
        console.err().isTerminal() && !console.isTerminalDumb() ? console.err() : null, files);
  }

  @Override
  public void fileDone(int found) {
    int count = done.incrementAndGet();
    int total = findings.addAndGet(found);
    if (terminal != null) {
      show(count, total);
    }
  }

  private synchronized void show(int count, int found) {
    long now = System.nanoTime();
    if (now - next < 0 || count == files) {
      return;
    }
    next = now + BETWEEN_NANOS;
    long secondsLeft = (now - start) / count * (files - count) / FIRST_NANOS + 1;
    show(
        count
            + " of "
            + files
            + " files, "
            + found
            + (found == 1 ? " finding, " : " findings, ")
            + secondsLeft
            + " s left");
  }

  /** Shows what happens now, in the place of what was shown before. */
  synchronized void show(String text) {
    if (terminal != null) {
      shown = true;
      print(CLEAR + text);
    }
  }

  @Override
  public synchronized void close() {
    if (shown) {
      print(CLEAR);
    }
  }

  private void print(String text) {
    try {
      terminal.write(text.getBytes(StandardCharsets.UTF_8));
      terminal.flush();
    } catch (IOException e) {
      // Progress is a courtesy: work goes on without it.
      next = Long.MAX_VALUE;
    }
  }
}
