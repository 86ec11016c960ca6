package dev.mpool.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Envoy itself accepts every expected output, and has nothing to remark on it. */
class ValidationIT {

  static List<Path> goldens() throws Exception {
    try (Stream<Path> files = Files.walk(Path.of("testdata"))) {
      return files.filter(file -> file.toString().endsWith(".envoy.yaml")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("goldens")
  void is_accepted_without_a_warning(Path golden) throws Exception {
    assertValid(Files.readString(golden));
  }

  @Test
  void a_field_that_envoy_does_not_know_is_noticed() throws Exception {
    String config = Files.readString(goldens().get(0)).replace("num_retries:", "retries:");
    assertThat(EnvoyProcess.validate(config).exitCode()).isNotZero();
  }

  private static void assertValid(String config) throws Exception {
    EnvoyProcess.Validation validation = EnvoyProcess.validate(config);

    assertThat(validation.exitCode()).as(validation.output()).isZero();
    assertThat(validation.output().lines())
        .noneMatch(
            line ->
                line.contains("[warning]") || line.contains("[error]") || line.contains("eprecat"));
  }
}
