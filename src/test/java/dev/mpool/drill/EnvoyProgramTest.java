package dev.mpool.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which Envoy a drill is held with, and what is said of it. */
class EnvoyProgramTest {

  @TempDir private Path folder;

  private Path envoy(String name, String version) throws IOException {
    String said = "envoy  version: 0a1b2c/" + version + "/Clean/RELEASE/BoringSSL";
    Path file = Files.createDirectories(folder.resolve(name)).resolve("envoy");
    Files.writeString(file, "#!/bin/sh\necho '" + said + "'\n");
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
  }

  @Test
  void the_option_counts_before_the_variable_and_that_before_the_path() throws Exception {
    Path named = envoy("named", "1.36.4");
    Path variable = envoy("variable", "1.38.3");
    Path onPath = envoy("path", "1.40.0");
    Map<String, String> all =
        Map.of("MPOOL_ENVOY", variable.toString(), "PATH", onPath.getParent().toString());
    Map<String, String> path = Map.of("PATH", "/nowhere:" + onPath.getParent());

    assertThat(EnvoyProgram.find(Optional.of(named), all).version()).isEqualTo("1.36.4");
    assertThat(EnvoyProgram.find(Optional.empty(), all).version()).isEqualTo("1.38.3");
    assertThat(EnvoyProgram.find(Optional.empty(), path).version()).isEqualTo("1.40.0");
  }

  @ParameterizedTest
  @CsvSource({"1.36.4,true", "1.40.0,true", "1.35.9,false", "1.41.0,false", "2.38.0,false"})
  void a_version_that_is_not_proved_is_remarked_on(String version, boolean proved)
      throws Exception {
    Path file = envoy("some", version);

    EnvoyProgram program = EnvoyProgram.find(Optional.of(file), Map.of());

    assertThat(program.remark().isEmpty()).isEqualTo(proved);
    assertThat(program.remark().orElse(version)).contains(version);
  }

  @Test
  void without_one_the_message_says_how_to_get_one() {
    assertThatThrownBy(() -> EnvoyProgram.find(Optional.empty(), Map.of("PATH", "/nowhere")))
        .isInstanceOf(DrillException.class)
        .hasMessageContaining("no envoy on the PATH")
        .hasMessageContaining("To get one: ");
  }

  @ParameterizedTest
  @CsvSource({
    "MPOOL_ENGINE,/nowhere/podman,MPOOL_ENGINE: /nowhere/podman does not exist.",
    "PATH,/nowhere,There is no container engine on the PATH"
  })
  void without_an_engine_the_message_says_so(String variable, String value, String message) {
    assertThatThrownBy(
            () -> EnvoyProgram.ofImage("some/envoy", Map.of(variable, value), said -> {}))
        .isInstanceOf(DrillException.class)
        .hasMessageContaining(message);
  }

  @Test
  void what_is_no_envoy_is_told_as_such() throws Exception {
    Path file = envoy("other", "none");

    assertThatThrownBy(() -> EnvoyProgram.find(Optional.of(file), Map.of()))
        .isInstanceOf(DrillException.class)
        .hasMessageContaining("is no Envoy")
        .hasMessageContaining("--version ended with exit code 0 and without a version");
  }

  @Test
  void what_is_no_program_is_told_as_what_it_is() throws Exception {
    Path text = Files.writeString(folder.resolve("text"), "");

    assertThatThrownBy(() -> EnvoyProgram.find(Optional.of(text), Map.of()))
        .hasMessageStartingWith("--envoy: " + text + " is not executable. To get one: ");
    assertThatThrownBy(() -> EnvoyProgram.find(Optional.of(folder), Map.of()))
        .hasMessageStartingWith("--envoy: " + folder + " is a folder. ");
    assertThatThrownBy(() -> EnvoyProgram.find(Optional.empty(), Map.of("MPOOL_ENVOY", "other")))
        .hasMessageStartingWith("MPOOL_ENVOY: there is no other on the PATH. ");
  }

  @ParameterizedTest
  @CsvSource({"/usr/bin/podman,true", "/usr/bin/docker,true", "/usr/bin/nerdctl,false"})
  void an_engine_with_users_of_its_own_has_the_host_s_beside_the_host_s_network(
      String program, boolean hasUsers) {
    String words =
        String.join(" ", new ContainerEngine(program).run("some/envoy", "c", folder, List.of("A")));

    assertThat(words)
        .startsWith(program + " run --rm --name c --network host --user 0:0 --entrypoint envoy")
        .contains(" --volume " + folder + ":" + folder + " ")
        .endsWith(" --env A some/envoy");
    assertThat(words.contains(" --userns host ")).isEqualTo(hasUsers);
  }
}
