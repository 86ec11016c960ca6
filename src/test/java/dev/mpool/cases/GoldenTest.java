package dev.mpool.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.mpool.diag.Severity;
import dev.mpool.text.InputFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every manifest of {@code testdata/} gives exactly what stands beside it: the text report if there
 * are findings ({@code .txt}), what render reports where that differs ({@code .render.txt}), the
 * plan ({@code .plan.txt}) and, where that file exists, the Envoy configuration ({@code
 * .envoy.yaml}). {@code -Dmpool.rewrite=true} writes what is there now, and fails.
 */
class GoldenTest {

  private static final boolean REWRITE = Boolean.getBoolean("mpool.rewrite");

  static List<CaseFile> cases() {
    return CaseFile.all();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void givesExactlyWhatIsExpected(CaseFile file) throws IOException {
    CaseRun run =
        CaseRun.of(
            InputFiles.list(List.of(file.inputName())), CaseOptions.settings(file.options(), 1));
    Map<Path, String> actual = actual(file, run);
    if (REWRITE) {
      rewrite(file, actual);
      fail("rewritten: look at the differences, then run without -Dmpool.rewrite");
    }
    assertThat(actual.keySet()).as("files of expected output").isEqualTo(present(file));
    actual.forEach((path, text) -> assertThat(text).as("%s", path).isEqualTo(CaseFile.read(path)));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void liesInTheRoomThatSaysWhatItIs(CaseFile file) {
    CaseRun run = CaseRun.of(file.inputName(), file.bytes(), CaseOptions.settings(List.of(), 1));
    boolean errors = run.inspection().hasFindings(Severity.ERROR);
    switch (file.room()) {
      case "valid" -> assertThat(errors).as("errors in %s", file).isFalse();
      case "invalid" -> assertThat(errors).as("errors in %s", file).isTrue();
      default -> assertThat(file.room()).isEqualTo("hostile");
    }
  }

  @Test
  void everyFileBelongsToACase() {
    Set<Path> known = new HashSet<>();
    for (CaseFile file : CaseFile.all()) {
      known.add(file.input());
      known.add(file.expected(".options"));
      known.addAll(file.allExpected());
    }
    assertThat(CaseFile.files()).allMatch(known::contains, "is an input or expected of one");
  }

  @Test
  void thereAreEnoughCases() {
    assertThat(CaseFile.all()).hasSizeGreaterThanOrEqualTo(300);
  }

  private static Map<Path, String> actual(CaseFile file, CaseRun run) {
    Map<Path, String> actual = new LinkedHashMap<>();
    boolean findings = !run.inspection().diagnostics().isEmpty();
    if (findings) {
      actual.put(file.expected(".txt"), run.report());
    }
    if (!run.renderReport().equals(run.report())) {
      actual.put(file.expected(".render.txt"), run.renderReport());
    }
    run.plan().ifPresent(plan -> actual.put(file.expected(".plan.txt"), PlanText.of(plan)));
    if (run.plan().isPresent() && Files.exists(file.expected(".envoy.yaml"))) {
      actual.put(file.expected(".envoy.yaml"), run.envoy());
    }
    return actual;
  }

  private static Set<Path> present(CaseFile file) {
    Set<Path> present = new HashSet<>(file.allExpected());
    present.removeIf(path -> !Files.exists(path));
    return present;
  }

  private static void rewrite(CaseFile file, Map<Path, String> actual) {
    try {
      for (Path path : file.allExpected()) {
        if (actual.containsKey(path)) {
          Files.writeString(path, actual.get(path));
        } else {
          Files.deleteIfExists(path);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
