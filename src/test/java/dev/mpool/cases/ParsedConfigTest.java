package dev.mpool.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mpool.envoy.BootstrapText;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every plan that comes from {@code testdata/} renders to a Bootstrap with its values in place. */
class ParsedConfigTest {

  static List<CaseFile> cases() {
    return CaseFile.all().stream().filter(file -> run(file).plan().isPresent()).toList();
  }

  private static CaseRun run(CaseFile file) {
    return CaseRun.of(file.inputName(), file.bytes(), CaseOptions.settings(file.options(), 1));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void rendersToABootstrapWithTheValuesOfThePlan(CaseFile file) throws IOException {
    CaseRun run = run(file);
    String envoy = run.envoy();
    assertThat(run.envoy()).isEqualTo(envoy);
    BootstrapText.parse(envoy);
    ParsedConfig.parse(envoy).holdsTheValuesOf(run.plan().get());
  }
}
