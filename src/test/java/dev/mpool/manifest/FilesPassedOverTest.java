package dev.mpool.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mpool.Compiler;
import dev.mpool.Settings;
import dev.mpool.diag.Diagnostic;
import dev.mpool.inspect.Inspection;
import dev.mpool.inspect.Progress;
import dev.mpool.rule.RuleSettings;
import dev.mpool.text.Exclusion;
import dev.mpool.text.InputFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files beside manifests that are no manifests of their own. */
class FilesPassedOverTest {

  private static final String BACKEND =
      """
      apiVersion: gateway.kgateway.dev/v1alpha1
      kind: Backend
      metadata: {name: chat, namespace: ai}
      spec:
        type: AI
        ai:
          llm:
            provider:
              openai: {authToken: {kind: SecretRef, secretRef: {name: openai}}, model: gpt-4o}
      """;

  private static final String PATCH =
      """
      apiVersion: gateway.kgateway.dev/v1alpha1
      kind: Backend
      metadata: {name: chat}
      spec: {ai: {llm: {provider: {openai: {model: gpt-4o-mini}}}}}
      """;

  @TempDir private Path folder;

  @BeforeEach
  void aBackend() throws IOException {
    write("base/backend.yaml", BACKEND);
  }

  private void write(String name, String text) throws IOException {
    Files.createDirectories(folder.resolve(name).getParent());
    Files.writeString(folder.resolve(name), text);
  }

  private Inspection inspect(String... globs) {
    List<Exclusion.Glob> patterns = Arrays.stream(globs).map(Exclusion.Glob::of).toList();
    Settings settings = new Settings(RuleSettings.DEFAULTS, 1 << 20, 1);
    return new Compiler(settings, InputStream.nullInputStream())
        .inspect(
            InputFiles.list(List.of(folder.toString()), List.of(new Exclusion(folder, patterns))),
            Progress.SILENT);
  }

  private static List<String> rules(Inspection inspection) {
    return inspection.diagnostics().stream().map(Diagnostic::rule).map(rule -> rule.id()).toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kustomization.yaml | patches: [{path: patch.yaml}]",
        "kustomization.yml | patches: [{path: ./patch.yaml, target: {kind: Backend}}]",
        "Kustomization | patchesStrategicMerge: [patch.yaml]",
        "kustomization.yaml | patchesJson6902: [{path: patch.yaml, target: {kind: Backend}}]",
        "kustomization.yaml | patches: [patch.yaml]",
        "kustomization.yaml | patches: [{patch: \"a: 1\\nb: 2\"}, {path: ../overlay/patch.yaml}]",
      })
  void aPatchOfAKustomizationIsPassedOverAndCounted(String name, String text) throws IOException {
    write("overlay/" + name, "resources: [../base]\n" + text + "\n");
    write("overlay/patch.yaml", PATCH);
    Inspection inspection = inspect();
    assertThat(rules(inspection)).isEmpty();
    assertThat(inspection.backends()).hasSize(1);
    assertThat(inspection.summary().skipped()).isEqualTo(2);
  }

  @Test
  void aListOfChangesIsAPatchToo() throws IOException {
    write("overlay/kustomization.yaml", "patches: [{path: ops.yaml}]\n");
    write("overlay/ops.yaml", "- {op: remove, path: /spec}\n");
    assertThat(rules(inspect())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"resources: [patch.yaml]", "patches: [{path: other.yaml}]", "patches: 3", "a: b"})
  void whatIsNoPatchIsJudged(String text) throws IOException {
    write("overlay/kustomization.yaml", text + "\n");
    write("overlay/patch.yaml", PATCH);
    assertThat(rules(inspect())).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "patch.yaml",
        "*atch.yaml",
        "overlay",
        "overlay/",
        "overlay/**",
        "./overlay/patch.yaml",
        "**/patch.yaml",
        "**/overlay/patch.yaml",
        "{overlay,other}",
        "/overlay",
        "/overlay/**",
        "FOLDER/overlay",
        "FOLDER/overlay/",
        "FOLDER/over*/*.yaml"
      })
  void whatIsExcludedIsNoInput(String glob) throws IOException {
    write("overlay/patch.yaml", PATCH);
    Inspection inspection = inspect(glob.replace("FOLDER", folder.toString()));
    assertThat(rules(inspection)).isEmpty();
    assertThat(inspection.summary().files()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "atch.yaml",
        "patch",
        "*/overlay",
        "other/*.yaml",
        "OVERLAY",
        "overlay/x",
        "/patch.yaml",
        "FOLDER/patch.yaml",
        "FOLDER-2",
        "**/FOLDER"
      })
  void otherGlobsExcludeNothing(String glob) throws IOException {
    write("overlay/patch.yaml", PATCH);
    Inspection inspection = inspect(glob.replace("FOLDER", folder.toString()));
    assertThat(inspection.summary().files()).isEqualTo(2);
  }

  @Test
  void aNamedFileIsExcludedToo() {
    Path file = folder.resolve("base/backend.yaml");
    Exclusion base = new Exclusion(folder, List.of(Exclusion.Glob.of("base")));
    assertThat(InputFiles.list(List.of(file.toString()), List.of(base))).isEmpty();
  }

  @Test
  void aPathOutsideTheWorkingFolderIsSeenFromThere() {
    Path file = folder.resolve("base/backend.yaml");
    Path from = folder.resolve("project");
    List<String> matching = List.of("../base", "../base/*.yaml", file.toString(), "base");
    for (String glob : matching) {
      Exclusion excluded = new Exclusion(from, List.of(Exclusion.Glob.of(glob)));
      assertThat(InputFiles.list(List.of(file.toString()), List.of(excluded))).as(glob).isEmpty();
    }
    // `..` is the way there, and no name.
    Exclusion hidden = new Exclusion(from, List.of(Exclusion.Glob.of(".*")));
    assertThat(InputFiles.list(List.of(file.toString()), List.of(hidden))).hasSize(1);
  }

  @Test
  void aTemplateOfAHelmChartIsPassedOverAndTold() throws IOException {
    write("chart/Chart.yaml", "apiVersion: v2\nname: chat\nversion: 1.0.0\n");
    write("chart/templates/backend.yaml", BACKEND.replace("gpt-4o", "{{ .Values.model }}"));
    write("chart/templates/plain.yaml", BACKEND.replace("name: chat", "name: plain"));
    Inspection inspection = inspect();
    assertThat(rules(inspection)).containsExactly("helm-template");
    assertThat(inspection.backends()).hasSize(2);
  }

  @Test
  void outsideOfAChartATemplateIsJudged() throws IOException {
    write("templates/backend.yaml", BACKEND.replace("gpt-4o", "{{ .Values.model }}"));
    assertThat(rules(inspect())).contains("yaml-syntax");
  }

  /** A file of this name tells of Secrets though it says nothing of its kind. */
  @Test
  void aKustomizationNeedsNoKind() throws IOException {
    write(
        "overlay/kustomization.yaml",
        "secretGenerator: [{name: openai, namespace: ai, literals: [Authorization=x]}]\n");
    assertThat(rules(inspect())).containsExactly("secret-not-found");
    write(
        "overlay/kustomization.yaml",
        "secretGenerator: [{name: openai, namespace: ai, literals: [Authorization=x],"
            + " options: {disableNameSuffixHash: true}}]\n");
    assertThat(rules(inspect())).isEmpty();
  }
}
