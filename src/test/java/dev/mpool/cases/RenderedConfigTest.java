package dev.mpool.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.mpool.envoy.BootstrapText;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every plan that comes from {@code testdata/} renders to a Bootstrap with its values in place. */
class RenderedConfigTest {

  static List<CaseFile> cases() {
    return CaseFile.all();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void rendersToABootstrapWithTheValuesOfThePlan(CaseFile file) throws IOException {
    CaseRun run =
        CaseRun.of(file.inputName(), file.bytes(), CaseOptions.settings(file.options(), 1));
    assumeTrue(run.plan().isPresent(), "has no plan");
    String envoy = run.envoy();
    assertThat(run.envoy()).isEqualTo(envoy);
    BootstrapText.parse(envoy);
    RenderedConfig.parse(envoy).holdsTheValuesOf(run.plan().get());
  }
}
