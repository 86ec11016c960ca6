package dev.mpool.drill;

import dev.mpool.text.Unopened;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/**
 * A folder for this run alone, which nobody else can look into, and programs that do not outlive
 * it. A shell holds a pipe to this process: when that is closed, if only because the process was
 * killed, it ends the programs and removes the folder. There is no moment without it: it is there
 * before the folder is, and knows each program before that is let go.
 */
record Guard(Process shell, Path folder, List<Process> programs) implements AutoCloseable {

  /** A container by its name, which outlives the client that has started it. */
  record Container(String engine, String name) {}

  /**
   * Each line that it reads is a program: its number, and the container's name and engine if it is
   * an engine's client. What a wrapper has started is in the program's process group.
   */
  private static final String ENDING =
      """
      trap "" HUP INT TERM
      echo ready
      while read -r line; do set -- "$@" "$line"; done
      exec >/dev/null 2>&1
      for line; do kill -- "-${line%% *}" || kill "${line%% *}"; done
      for line; do
        echo "$line" | {
          read -r pid name engine
          for wait in 0.01 0.02 0.05 0.1 0.2 0.5 1; do
            kill -0 "$pid" || break
            sleep "$wait"
          done
          kill -9 -- "-$pid" || kill -9 "$pid"
          [ -z "$name" ] || "$engine" rm -f "$name"
        }
      done
      for i in 1 2 3 4 5; do rm -rf "$0" && break; sleep 1; done
      """;

  private static final String OWN_GROUP = "exec $(command -v setsid) ";
  private static final String WAITING = "read -r go && " + OWN_GROUP + "\"$@\" </dev/null";
  private static final long SECONDS_TO_END = 40;

  /** Makes a folder under guard. */
  static Guard start() throws IOException {
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    if (!Files.isWritable(temporary)) {
      boolean isThere = Files.isDirectory(temporary);
      throw new IOException("it " + (isThere ? "may not be written to" : Unopened.why(temporary)));
    }
    String name = "mpool-drill-" + ProcessHandle.current().pid() + '-' + UUID.randomUUID();
    Path folder = temporary.toRealPath().resolve(name);
    Process shell =
        new ProcessBuilder(
                "/bin/sh", "-c", OWN_GROUP + "/bin/sh -c \"$1\" \"$0\"", folder.toString(), ENDING)
            .start();
    shell.getInputStream().read();
    Files.createDirectory(
        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    return new Guard(shell, folder, new CopyOnWriteArrayList<>());
  }

  /**
   * Starts a program: signals reach it, and its exit code is its own.
   *
   * @param builder has its command line, and all else that it needs
   * @param container what it has an engine run, if it is an engine's client
   */
  Process start(ProcessBuilder builder, Optional<Container> container) throws IOException {
    List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", WAITING, "sh"));
    command.addAll(builder.command());
    Process program = builder.command(command).start();
    programs.add(program);
    String told = container.map(each -> ' ' + each.name() + ' ' + each.engine()).orElse("");
    write(program.pid() + told, shell.getOutputStream());
    write("go", program.getOutputStream());
    return program;
  }

  private static void write(String line, OutputStream out) throws IOException {
    out.write((line + '\n').getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  /** Ends the programs, by force where they do not end by themselves, and removes the folder. */
  @Override
  public void close() {
    try {
      shell.getOutputStream().close();
      boolean hasEnded = shell.waitFor(SECONDS_TO_END, TimeUnit.SECONDS);
      if (!hasEnded || shell.exitValue() != 0) {
        programs.forEach(Process::destroyForcibly);
        Programs.run(List.of("rm", "-rf", folder.toString()));
      }
    } catch (IOException gone) {
      // What was there when the guard began is not there any more.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
