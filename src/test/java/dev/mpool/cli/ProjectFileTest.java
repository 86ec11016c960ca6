package dev.mpool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mpool.cli.option.OptionGroup;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Model.OptionSpec;

/** What a {@code .mpool.yaml} may say, where it is found, and what outranks it. */
class ProjectFileTest {

  private static final String VALID = "testdata/valid/openai-multipool.yaml";
  private static final String WARNING = "testdata/valid/custom-endpoints-backend.yaml";
  private static final String MIXED = "testdata/invalid/mixed-ai-backend.yaml";
  private static final String EMPTY_PRIORITY =
      "testdata/invalid/documented/empty-priority-bad.yaml";
  private static final String WARNED = "kgateway-plaintext-port";

  @TempDir Path folder;

  @Test
  void isFoundUpwardsUntilARepositoryEnds() throws IOException {
    Path deep = Files.createDirectories(folder.resolve("repository/deep/er"));
    assertThat(above("repository/deep/er")).isNotEqualTo("../.mpool.yaml");
    Files.writeString(folder.resolve(".mpool.yaml"), "");
    assertThat(above("repository/deep/er")).isEqualTo("../../../.mpool.yaml");
    Files.writeString(folder.resolve("repository/.git"), "gitdir: elsewhere\n");
    assertThat(above("repository/deep/er")).isNull();
    Files.writeString(folder.resolve("repository/.mpool.yaml"), "");
    assertThat(above("repository/deep/er")).isEqualTo("../../.mpool.yaml");
    Files.writeString(deep.resolve(".mpool.yaml"), "");
    assertThat(above("repository/deep/er")).isEqualTo(".mpool.yaml");
  }

  @Test
  void thePageNamesEverySetting() throws IOException {
    String page = Files.readString(Path.of("docs/configuration.md"));
    for (OptionGroup group : new RenderCommand().settings()) {
      for (OptionSpec option : group.options()) {
        assertThat(page).contains('`' + option.longestName().substring(2) + '`');
      }
    }
  }

  private String above(String start) {
    Path found = ProjectFile.above(folder.resolve(start).toFile());
    return found == null ? null : found.toString();
  }

  @Test
  void severitiesDecideWhatIsReportedAndWhatFails() throws IOException {
    assertThat(validate("severities: {" + WARNED + ": off}", WARNING).out())
        .isEqualTo("1 file, 1 Backend: no findings (with " + file() + ")\n");
    assertThat(validate("severities: {" + WARNED + ": info}", WARNING).out())
        .contains("info[" + WARNED + "]");
    Run error = validate("severities: {" + WARNED + ": error}", WARNING);
    assertThat(error.out()).contains("error[" + WARNED + "]");
    assertThat(error.code()).isEqualTo(1);
    assertThat(with("severities: {" + WARNED + ": error}", "render", WARNING).code()).isEqualTo(1);
    assertThat(with("severities: {mixed-providers: warning}", "render", MIXED).code()).isZero();
  }

  @Test
  void renderRefusesWhatItCannotRenderWhateverTheSeverity() throws IOException {
    String off = "severities: {empty-priority: off}";
    assertThat(validate(off, EMPTY_PRIORITY).out()).doesNotContain("[empty-priority]");
    for (String command : List.of("render", "explain")) {
      Run run = with(off, command, EMPTY_PRIORITY);
      assertThat(run.code()).isEqualTo(1);
      assertThat(run.err()).contains("error[empty-priority]");
    }
  }

  @Test
  void theCommandLineOutranksTheFile() throws IOException {
    String config = "render: {listen: '0.0.0.0:8080', max-body: 1MiB, emit: json}";
    assertThat(with(config, "render", VALID).out())
        .startsWith("{")
        .contains("\"0.0.0.0\"", "8080", "1048576");
    assertThat(with(config, "render", "--listen", "[::1]:80", "--emit=yaml", VALID).out())
        .startsWith("#")
        .contains("{address: \"::1\", port_value: 80}", "1048576")
        .doesNotContain("8080");
  }

  @Test
  void oneOptionAboutTokensOutranksBoth() throws IOException {
    String renamed = "render: {secret-env: [gwtest/openai-secret-one=ONE]}";
    assertThat(with(renamed, "render", VALID).out()).contains("env:ONE");
    assertThat(with(renamed, "render", "--secrets", "file:/run/s", VALID).out())
        .contains("/run/s/gwtest/openai-secret-one")
        .doesNotContain("env:");
    String files = "render: {secrets: 'file:/run/s'}";
    assertThat(with(files, "render", "--secret-env", "gwtest/openai-secret-one=TWO", VALID).out())
        .contains("env:TWO")
        .doesNotContain("/run/s");
  }

  @Test
  void flagsAreTrueOrFalse() throws IOException {
    assertThat(with("render: {allow-mixed-providers: true}", "render", MIXED).code()).isZero();
    assertThat(validate("render: {allow-mixed-providers: true}", MIXED).code()).isZero();
    assertThat(validate("render: {allow-mixed-providers: false}", MIXED).code()).isEqualTo(1);
  }

  @Test
  void foldersAreRelativeToTheFileAndEnvoysFilesAreNot() throws IOException {
    Files.createDirectory(folder.resolve("templates"));
    assertThat(with("render: {templates: templates, ca-file: ca.pem}", "render", VALID).out())
        .contains("\"ca.pem\"");
    assertThat(with("render: {templates: none}", "render", VALID).err())
        .isEqualTo("mpool: Cannot read templates from " + folder + "/none: it does not exist.\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "# nothing\n", "---\n", "{}", "severities:\nrender:\n", "render: {}"})
  void anEmptyFileSaysNothing(String config) throws IOException {
    assertThat(with(config, "render", VALID).out()).isEqualTo(Run.of("render", VALID).out());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sevrities: {}|1:1|Unknown key \"sevrities\". Did you mean severities?",
        "x: {}|1:1|Unknown key \"x\". Known are exclude, severities, render.",
        "severities: off|1:13|severities is a mapping.",
        "render: [listen]|1:9|render is a mapping.",
        "severities: {no-failovr: off}|1:14|There is no rule \"no-failovr\". Did you mean no-failover?",
        "severities: {no-failover: warn}|1:27|no-failover: \"warn\" is none of error, warning, info,"
            + " off. Did you mean warning?",
        "severities: {no-failover: }|1:26|no-failover: a single value is needed.",
        "severities: {yaml-syntax: off}|1:14|The severity of yaml-syntax is fixed; only rules of"
            + " category rule leave it open.",
        "severities: {unknown-field: info}|1:14|The severity of unknown-field is fixed; only rules"
            + " of category rule leave it open.",
        "render: {lisen: '1.2.3.4:5'}|1:10|render has no option \"lisen\". Did you mean listen?",
        "render: {listen: 80}|1:18|listen: \"80\" has no port; write it like 127.0.0.1:10000.",
        "render: {timeout: [1s]}|1:19|timeout: a single value is needed.",
        "render: {templates: ''}|1:21|templates: the name is empty.",
        "render: {secret-env: [a/b=C, x]}|1:30|secret-env: \"x\" is not written like"
            + " NAMESPACE/NAME=VARIABLE.",
        "render: {allow-mixed-providers: yes}|1:33|allow-mixed-providers: write true or false.",
        "render: {check: x}|1:10|check is not a project's to decide; give it on the command line.",
        "render: {secrets: 'file:d', secret-env: [a/b=C]}|1:29|--secret-env has no effect with"
            + " --secrets file:DIR.",
        "render: {secret-env: [a/b=C, a/b=D]}|1:10|--secret-env names two variables for the Secret"
            + " a/b.",
        "render: {listen: '0.0.0.0:9', admin: '127.0.0.1:9'}|1:31|--listen and --admin cannot share"
            + " port 9. Give the admin interface a port of its own.",
        "- x|1:1|A configuration is a mapping with severities and render.",
      })
  void whatIsWrongIsToldAtItsPlace(String config, String place, String message) throws IOException {
    Run run = validate(config, VALID);
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .startsWith(
            file() + ":" + place + ": error[config-invalid] " + message + "\n  1 | " + config)
        .endsWith("\nmpool: Cannot use the configuration " + file() + ".\n");
  }

  @Test
  void everythingThatIsWrongIsToldAtOnce() throws IOException {
    Run run = validate("x: 1\nseverities: {y: off}\nrender: {z: 1}\n--- \na: b\n", VALID);
    assertThat(run.err().lines().filter(line -> line.contains("error[config-invalid]"))).hasSize(4);
  }

  @ParameterizedTest
  @CsvSource({
    "duplicate, duplicate-key",
    "syntax, yaml-syntax",
    "deep, too-complex",
    "aliases, too-complex",
    "huge, file-too-large",
    "binary, not-utf8",
  })
  void hostileFilesAreRefusedAtTheirPlace(String kind, String rule) throws IOException {
    Run run = with(hostile(kind), "render", VALID);
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith(file() + ":").contains(": error[" + rule + "] ");
  }

  private static byte[] hostile(String kind) {
    String text =
        switch (kind) {
          case "duplicate" -> "render: {}\nrender: {}\n";
          case "syntax" -> "render: [\n";
          case "deep" -> "[".repeat(60_000);
          case "aliases" -> bomb();
          case "huge" -> "# " + "x".repeat(70_000);
          default -> "render: \u00ff";
        };
    return text.getBytes(
        kind.equals("binary") ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
  }

  private static String bomb() {
    List<String> lines = new ArrayList<>(List.of("a0: &a0 [x]"));
    for (int i = 1; i < 12; i++) {
      String earlier = "*a" + (i - 1) + ",";
      lines.add("a" + i + ": &a" + i + " [" + earlier.repeat(9) + "x]");
    }
    return String.join("\n", lines);
  }

  @Test
  void aFileThatCannotBeReadIsAFailure() {
    String told = "mpool: Cannot use the configuration ";
    assertThat(Run.of("validate", "--config", folder + "/none", VALID))
        .isEqualTo(new Run(3, "", told + folder + "/none: it does not exist.\n"));
    assertThat(Run.of("validate", "--config", ".", VALID))
        .isEqualTo(new Run(3, "", told + ".: it is a folder.\n"));
  }

  private Run validate(String config, String manifest) throws IOException {
    return with(config, "validate", manifest);
  }

  private Run with(String config, String command, String... arguments) throws IOException {
    return with(config.getBytes(StandardCharsets.UTF_8), command, arguments);
  }

  private Run with(byte[] config, String command, String... arguments) throws IOException {
    Files.write(Path.of(file()), config);
    List<String> words = new ArrayList<>(List.of(command, "--config", file()));
    words.addAll(List.of(arguments));
    return Run.of(words.toArray(new String[0]));
  }

  private String file() {
    return folder + "/.mpool.yaml";
  }
}
