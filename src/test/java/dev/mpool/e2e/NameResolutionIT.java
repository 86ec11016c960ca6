package dev.mpool.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Providers' names, with a name server that fails in all ways. It is one for all of a machine, so
 * each test runs in a network namespace of its own; without those it is skipped.
 */
class NameResolutionIT {

  private static final String V4_ONLY = "ADDRESS,NO_ADDRESS";
  private static final String V6_ONLY = "NO_ADDRESS,ADDRESS";
  private static final String BOTH = "ADDRESS,ADDRESS";

  @TempDir private static Path folder;
  private static Path resolver;

  @BeforeAll
  static void namespaces() throws Exception {
    EnvoyBinary.orSkip();
    String once = "nameserver 127.0.0.1\noptions timeout:1 attempts:1\n";
    resolver = Files.writeString(folder.resolve("resolv.conf"), once);
    if (run(List.of("true")).exitCode() != 0) {
      String message = "SKIPPED: no network namespace by `unshare -rnm`, or no `ip`.";
      System.err.println("\n*** mpool name resolution tests " + message + " ***\n");
      Assumptions.abort(message);
    }
  }

  @Test
  void either_family_alone_is_enough() throws Exception {
    assertThat(answers(V4_ONLY)).containsExactly("[v4] calm");
    assertThat(answers(V6_ONLY)).containsExactly("[v6] calm");
    assertThat(answers(BOTH)).containsExactly("[v4] calm");
  }

  @Test
  void no_failure_of_the_name_server_empties_a_backend() throws Exception {
    assertThat(
            answers(
                V4_ONLY,
                "SERVFAIL,NO_ADDRESS",
                "SERVFAIL,SERVFAIL",
                "NXDOMAIN,NXDOMAIN",
                "NO_ADDRESS,NO_ADDRESS",
                "NOTHING,NOTHING"))
        .hasSize(6)
        .allMatch("[v4] calm"::equals);
    assertThat(answers(V6_ONLY, "NO_ADDRESS,SERVFAIL", "NXDOMAIN,NXDOMAIN"))
        .hasSize(3)
        .allMatch("[v6] calm"::equals);
  }

  @Test
  void an_unanswered_question_for_the_other_family_costs_time_only() throws Exception {
    assertThat(answers("ADDRESS,NOTHING", "ADDRESS,SERVFAIL", "ADDRESS,NXDOMAIN"))
        .hasSize(3)
        .allMatch("[v4] calm"::equals);
  }

  @Test
  void addresses_that_accept_no_connections_are_not_tried_where_there_are_others()
      throws Exception {
    assertThat(answers("-Dsilent.v6=true", BOTH)).containsExactly("[v4] calm");
  }

  private static List<String> answers(String... phases) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    for (String phase : phases) {
      if (!phase.startsWith("-D") && !command.contains(OwnNetwork.class.getName())) {
        command.add(OwnNetwork.class.getName());
      }
      command.add(phase);
    }
    Run run = run(command);
    assertThat(run.exitCode()).as(run.output()).isZero();
    return run.output().lines().filter(line -> line.startsWith("[")).toList();
  }

  private record Run(int exitCode, String output) {}

  private static Run run(List<String> command) throws IOException, InterruptedException {
    List<String> whole = new ArrayList<>();
    whole.addAll(List.of("unshare", "--map-root-user", "--net", "--mount", "sh", "-c"));
    whole.add("ip link set lo up && mount --bind \"$0\" /etc/resolv.conf && exec \"$@\"");
    whole.add(resolver.toString());
    whole.addAll(command);
    File output = folder.resolve("output").toFile();
    Process process;
    try {
      process = new ProcessBuilder(whole).redirectErrorStream(true).redirectOutput(output).start();
    } catch (IOException e) {
      return new Run(-1, "no unshare");
    }
    int exitCode = process.waitFor();
    return new Run(exitCode, Files.readString(output.toPath(), StandardCharsets.UTF_8));
  }
}
