package dev.mpool.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * Validates again whenever something has changed, until the process is ended.
 *
 * <p>The files are looked at several times a second. Java's own notifications would do no better:
 * on macOS they do the same, and on Linux they miss network and container file systems.
 */
final class Watch {

  private static final long LEAST_PAUSE_MILLIS = 200;

  /**
   * So many times as long as looking takes is paused: large folders take no more of the machine.
   */
  private static final int PAUSE_FACTOR = 10;

  /**
   * An editor's or a checkout's changes come within moments; they are waited for, up to a while.
   */
  private static final long SETTLING_MILLIS = 100;

  private static final int MOST_SETTLING_ROUNDS = 20;

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

  private static final String CLEAR_SCREEN = "\u001b[2J\u001b[H";

  /** What is done for each change. */
  interface Run {
    ExitCode run() throws Failure, IOException;
  }

  private final List<String> paths;
  private final Path config;
  private final Console console;
  private final Path schema;

  /**
   * A watch over the files of a command line.
   *
   * @param config the project's file that is asked for; null to look for one
   * @param schema a file beside the input; null for none
   */
  Watch(List<String> paths, Path config, Path schema, Console console) {
    this.paths = paths;
    this.config = config;
    this.schema = schema;
    this.console = console;
  }

  /**
   * Runs once and then for each change; returns when its thread is interrupted, or when nobody is
   * left to read.
   *
   * @param separated whether an empty line parts one run's output from the next
   */
  ExitCode repeat(Run run, boolean separated) throws Failure, IOException {
    boolean clears = console.out().isTerminal() && !console.isTerminalDumb();
    String separator = clears ? CLEAR_SCREEN : separated ? "\n" : "";
    WatchedFiles earlier = null;
    try {
      while (true) {
        WatchedFiles before = look();
        if (clears || earlier != null) {
          console.out().print(separator);
        }
        if (earlier != null) {
          tell(before.since(earlier));
        }
        earlier = before;
        ExitCode last;
        try {
          last = run.run();
        } catch (Failure e) {
          Mpool.tell(e, console);
          last = e.exitCode();
        }
        if (console.out().hasNoReader()) {
          return last;
        }
        tellThatItGoesOn();
        awaitChange(before);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ExitCode.SUCCESS;
    }
  }

  private WatchedFiles look() throws Failure {
    return WatchedFiles.now(paths, ProjectFile.of(config), schema);
  }

  private void awaitChange(WatchedFiles before) throws Failure, InterruptedException {
    WatchedFiles now = before;
    while (now.equals(before)) {
      long start = System.nanoTime();
      now = look();
      long millis = (System.nanoTime() - start) / 1_000_000;
      Thread.sleep(
          now.equals(before)
              ? Math.max(LEAST_PAUSE_MILLIS, millis * PAUSE_FACTOR)
              : SETTLING_MILLIS);
    }
    WatchedFiles last = now;
    for (int round = 0; round < MOST_SETTLING_ROUNDS; round++) {
      now = look();
      if (now.equals(last)) {
        return;
      }
      last = now;
      Thread.sleep(SETTLING_MILLIS);
    }
  }

  private void tellThatItGoesOn() throws IOException {
    if (console.err().isTerminal()) {
      tell("waiting for changes; Ctrl-C ends");
    }
  }

  private void tell(String what) throws IOException {
    String time = TIME.format(LocalTime.now());
    console.tell(time + ", " + what + '.');
  }
}
