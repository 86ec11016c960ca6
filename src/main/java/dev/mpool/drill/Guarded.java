package dev.mpool.drill;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A program that does not outlive this process, nor does its folder, even where this process is
 * killed and can do nothing about it. A shell holds a pipe to this process before it becomes the
 * program, and leaves a copy of itself behind, which ends the program when the pipe is closed.
 *
 * @param process the program itself: signals reach it, and its exit code is its own
 * @param container what it has an engine run, if it is an engine's client
 */
record Guarded(Process process, Optional<Container> container) {

  /** A container by its name, which outlives the client that has started it. */
  record Container(String engine, String name) {}

  /**
   * Gets the folder, engine and container or two empty words, the program and its arguments. Java
   * closes the pipe as well when the program has ended by itself, and has the folder then.
   */
  private static final String SHELL =
      """
      exec 3<&0
      $(command -v setsid) /bin/sh -c '
        read -r word <&3
        kill -9 "$3" && {
          [ -z "$1" ] || "$1" rm -f "$2"
          rm -rf "$0"
        }
      ' "$0" "$1" "$2" $$ >/dev/null 2>&1 &
      shift 2
      exec "$@" </dev/null 3<&-
      """;

  private static final long SECONDS_TO_END = 2;
  private static final long SECONDS_TO_REMOVE = 20;

  /**
   * Starts a program.
   *
   * @param builder has its command line, and all else that it needs
   * @param folder goes with this process
   */
  static Guarded start(ProcessBuilder builder, Path folder, Optional<Container> container)
      throws IOException {
    List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", SHELL, folder.toString()));
    command.add(container.map(Container::engine).orElse(""));
    command.add(container.map(Container::name).orElse(""));
    command.addAll(builder.command());
    return new Guarded(builder.command(command).start(), container);
  }

  /** Ends the program, by force where it does not end by itself. */
  void end() {
    List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
    all.add(process.toHandle());
    all.forEach(ProcessHandle::destroy);
    try {
      if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
        all.forEach(ProcessHandle::destroyForcibly);
        process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS);
      }
      if (container.isPresent()) {
        remove(container.get());
      }
    } catch (InterruptedException e) {
      all.forEach(ProcessHandle::destroyForcibly);
      Thread.currentThread().interrupt();
    }
  }

  /** A client that ended before its container began to run leaves it to whoever comes next. */
  private static void remove(Container container) throws InterruptedException {
    try {
      new ProcessBuilder(container.engine(), "rm", "-f", container.name())
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor(SECONDS_TO_REMOVE, TimeUnit.SECONDS);
    } catch (IOException noEngine) {
      // Then it runs nothing either.
    }
  }
}
