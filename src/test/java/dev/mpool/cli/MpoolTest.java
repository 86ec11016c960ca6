package dev.mpool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mpool.cli.option.Choice;
import dev.mpool.report.ReportFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the contract promises of every command: exit codes, streams and files. */
class MpoolTest {

  private static final String VALID = "testdata/valid/openai-multipool.yaml";
  private static final String WARNING = "testdata/valid/custom-endpoints-backend.yaml";
  private static final String INVALID = "testdata/invalid/mixed-ai-backend.yaml";
  private static final String NO_BACKEND = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: x}\n";

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void exitCodesDoNotDependOnTheFormat(ReportFormat format) throws IOException {
    String broken = write("broken.yaml", "a: [\n");
    for (String command : List.of("validate", "lint", "render")) {
      assertThat(code(command, format, VALID)).as(command).isEqualTo(0);
      assertThat(code(command, format, WARNING)).as(command).isEqualTo(0);
      assertThat(code(command, format, INVALID)).as(command).isEqualTo(1);
      assertThat(code(command, format, broken)).as(command).isEqualTo(1);
      assertThat(code(command, format, folder + "/none.yaml")).as(command).isEqualTo(3);
      assertThat(code(command, format, folder + "/none.yaml", INVALID)).as(command).isEqualTo(3);
      assertThat(code(command, format, WARNING, "--fail-on", "warning")).as(command).isEqualTo(1);
      assertThat(code(command, format, VALID, "--fail-on", "warning")).as(command).isEqualTo(0);
    }
  }

  private static int code(String command, ReportFormat format, String... rest) {
    String[] arguments = new String[rest.length + 3];
    arguments[0] = command;
    arguments[1] = "--format";
    arguments[2] = format.label();
    System.arraycopy(rest, 0, arguments, 3, rest.length);
    return Run.of(arguments).code();
  }

  @Test
  void noBackendIsAFailureUnlessItIsAllowed() {
    for (String command : List.of("validate", "render")) {
      Run refused = Run.reading(NO_BACKEND, command, "-");
      assertThat(refused.code()).isEqualTo(3);
      assertThat(refused.err())
          .endsWith(
              "mpool: No Backend found: 1 object is of another kind; --allow-empty accepts that.\n");
      assertThat(Run.reading(NO_BACKEND, command, "--allow-empty", "-").code()).isEqualTo(0);
      assertThat(Run.reading("", command, "-").code()).isEqualTo(3);
      assertThat(Run.of(command, folder.toString()).code()).isEqualTo(3);
    }
  }

  @Test
  void findingsOutrankNoBackend() {
    assertThat(Run.reading("a: [\n", "validate", "-").code()).isEqualTo(1);
  }

  @Test
  void otherFilesAreReportedBesideAnUnreadableOne() {
    Run run = Run.of("validate", folder + "/none.yaml", INVALID);
    assertThat(run.out()).contains("error[unreadable-input]", "error[mixed-providers]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "validat x|Unknown command \"validat\". Did you mean validate? See mpool --help.",
        "--verison|Unknown option \"--verison\". Did you mean --version? See mpool --help.",
        "validate|A PATH is missing. See mpool validate --help.",
        "validate --fromat=json x|Unknown option \"--fromat\". Did you mean --format? See mpool validate"
            + " --help.",
        "validate --jobs 0 x|--jobs: \"0\" is out of range; numbers are from 1 to 256.",
        "validate --jobs x x|--jobs: \"x\" is no number from 1 to 256; write it like 4.",
        "validate --fail-on info x|--fail-on: \"info\" is none of error, warning.",
        "validate --max-file-size 5 x|--max-file-size: \"5\" is no size; write it like 512KiB or 50MiB.",
        "render -o - x|--output: leave the option out to write to standard output.",
        "render --check a -o b x|--check writes nothing, so it does not go with --output.",
        "render --listen 127.0.0.1:9901 --admin 127.0.0.1:9901 x|--listen and --admin cannot share port 9901."
            + " Give the admin interface a port of its own.",
        "render --listen 0.0.0.0:9901 --admin 127.0.0.1:9901 x|--listen and --admin cannot share port 9901."
            + " Give the admin interface a port of its own.",
        "render --listen [::1]:9901 --admin [0:0:0:0:0:0:0:1]:9901 x|--listen and --admin cannot share port 9901."
            + " Give the admin interface a port of its own.",
        "render --listen 127.0.0.1:9901 --admin [::]:9901 x|--listen and --admin cannot share port 9901."
            + " Give the admin interface a port of its own.",
        "render --admin 127.0.0.1:10000 x|--listen and --admin cannot share port 10000."
            + " Give the admin interface a port of its own.",
        "render --secrets file:d --secret-env a/b=C x|--secret-env has no effect with --secrets"
            + " file:DIR.",
        "render --secret-env a/b=C --secret-env a/b=D x|--secret-env names two variables for the Secret"
            + " a/b.",
        "render --secrets vault x|--secrets: \"vault\" is neither env nor file:DIR.",
        "render --secrets file:/a\u0007b x|--secrets: \"/a\\u{7}b\" has a control character.",
        "render --secret-env a/b=C\u001b x|--secret-env: \"C\\u{1b}\" is no name of an environment"
            + " variable; use letters, digits and underscores.",
        "render --secrets file: x|--secrets: file: needs a folder behind it, such as file:/run/secrets.",
        "rules no-such-rule-at-all|There is no rule \"no-such-rule-at-all\". See mpool rules.",
        "rules path-emty|There is no rule \"path-emty\". Did you mean path-empty?",
        "validate --watch a -|--watch needs files or folders; standard input can be read only once.",
        "validate --watch -o x a|--watch shows its reports, so it does not go with --output.",
        "rules a b|Superfluous argument \"b\". See mpool rules --help.",
        "validate --format|Option --format needs a value: FORMAT. See mpool validate --help.",
        "validate --format --jobs 2 x|Option --format needs a value: FORMAT. See mpool validate --help.",
        "validate --tls auto --tls never x|Option --tls is given twice. See mpool validate --help.",
        "validate --allow-empty=yes x|Option --allow-empty takes no value. See mpool validate --help.",
        "validate -x y|Unknown option \"-x\". See mpool validate --help.",
        "completion|A SHELL is missing. See mpool completion --help.",
        "completion tcsh|SHELL: \"tcsh\" is none of bash, zsh, fish.",
        "schema x|KIND: \"x\" is none of backend, httproute.",
      })
  void wrongUsageIsOneClearLine(String arguments, String message) {
    Run run = Run.of(arguments.split(" "));
    assertThat(run.err()).isEqualTo("mpool: " + message + "\n");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
  }

  @Test
  void withoutACommandTheHelpIsShown() {
    assertThat(Run.of()).isEqualTo(Run.of("--help"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"validate", "lint", "render", "rules", "schema", "completion"})
  void everyCommandHasHelp(String command) {
    Run run = Run.of(command, "--help");
    assertThat(run.code()).isEqualTo(0);
    assertThat(run.out()).startsWith("Usage: mpool ").contains("Example");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void helpListsCommandsAndExamples() {
    Run run = Run.of("--help");
    assertThat(run.code()).isEqualTo(0);
    assertThat(run.out()).contains("validate, lint", "render", "Examples:", "Exit codes:");
    assertThat(Run.of("--version").out()).startsWith("mpool ");
  }

  @Test
  void renderPrintsTheArtefactAlone() {
    Run run = Run.of("render", WARNING);
    assertThat(run.code()).isEqualTo(0);
    assertThat(run.out()).startsWith("# ").contains("static_resources:");
    assertThat(run.err()).contains("warning[kgateway-plaintext-port]");
    assertThat(Run.of("render", VALID).err()).isEmpty();
  }

  @Test
  void renderPrintsNothingOnAnyError() {
    for (Run run :
        List.of(
            Run.of("render", INVALID),
            Run.of("render", VALID, INVALID),
            Run.of("render", VALID, folder + "/none.yaml"),
            Run.of("render", "--fail-on", "warning", WARNING))) {
      assertThat(run.out()).isEmpty();
      assertThat(run.err()).isNotEmpty();
      assertThat(run.code()).isNotEqualTo(0);
    }
  }

  @Test
  void fileAndStandardInputGiveTheSame() throws IOException {
    String text = Files.readString(Path.of(WARNING));
    assertThat(Run.reading(text, "render", "-").out()).isEqualTo(Run.of("render", WARNING).out());
    assertThat(Run.reading(text, "validate", "-").out())
        .isEqualTo(Run.of("validate", WARNING).out().replace(WARNING, "-"));
  }

  @Test
  void jobsDoNotChangeTheReportOfOneFileOfManyDocuments() throws Exception {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 1200; i++) {
      String kind = i % 3 == 0 ? "Secret" : i % 3 == 1 ? "Backend" : "backend";
      text.append("---\napiVersion: gateway.kgateway.dev/v1alpha1\nkind: ").append(kind);
      text.append("\nmetadata: {name: n").append(i % 50).append("}\nspec: {type: A}\n");
    }
    String file = Files.writeString(folder.resolve("many.yaml"), text).toString();

    String expected = Run.of("validate", "--jobs", "1", "--format", "json", file).out();

    assertThat(expected).contains("\"documents\": 1200").contains("nearly-a-backend");
    for (String jobs : List.of("2", "7")) {
      assertThat(Run.of("validate", "--jobs", jobs, "--format", "json", file).out())
          .isEqualTo(expected);
    }
  }

  /** With all that counts through a file: documents, comments, repetitions and rows of objects. */
  @Test
  void jobsDoNotChangeTheReportOfALargeFile() throws Exception {
    StringBuilder text = new StringBuilder();
    String chain = Files.readString(Path.of(VALID));
    for (int i = 0; text.length() < 3 << 20; i++) {
      text.append("--- # mpool:ignore no-failover ").append(i).append('\n');
      text.append(
          switch (i % 50) {
            case 7 -> Files.readString(Path.of(INVALID));
            case 13 -> "# mpool:ignore inline-token x\n--- {kind: Backend}\n";
            case 23 -> "{\"kind\": \"backend\"}{\"kind\": \"Backend\"}\n---\n# none\n";
            case 31 -> "a: &a [b, c]\nd: *a\nd: *a\n...\nignored\n";
            case 41 -> i % 400 == 41 ? "a: [\n" : "";
            default -> chain.replaceFirst("name: ", "name: n" + i + "-");
          });
    }
    String file = Files.writeString(folder.resolve("large.yaml"), text).toString();
    for (String command : List.of("validate", "explain")) {
      Run expected = Run.of(command, "--max-file-size", "8MiB", "--jobs", "1", file);

      assertThat(expected.out()).hasSizeGreaterThan(10_000);
      for (String jobs : List.of("2", "7")) {
        assertThat(Run.of(command, "--max-file-size", "8MiB", "--jobs", jobs, file))
            .isEqualTo(expected);
      }
    }
  }

  @Test
  void jobsDoNotChangeTheReport() {
    String one =
        Run.of("validate", "--jobs", "1", "--format", "json", "testdata/valid", INVALID).out();
    for (String jobs : List.of("2", "7", "256")) {
      assertThat(
              Run.of("validate", "--jobs", jobs, "--format", "json", "testdata/valid", INVALID)
                  .out())
          .isEqualTo(one);
    }
  }

  @Test
  void githubActionsGetAnnotations() {
    Map<String, String> actions = Map.of("GITHUB_ACTIONS", "true");
    assertThat(Run.with(actions, "", "validate", INVALID).out()).startsWith("::error file=");
    assertThat(Run.with(actions, "", "validate", "--format", "text", INVALID).out())
        .startsWith("testdata/");
    assertThat(Run.with(actions, "", "render", INVALID).err()).startsWith("::error file=");
    for (String none : List.of("", "false")) {
      assertThat(Run.with(Map.of("GITHUB_ACTIONS", none), "", "validate", INVALID))
          .isEqualTo(Run.of("validate", INVALID));
    }
    assertThat(Run.with(Map.of("GITHUB_ACTIONS", "1"), "", "validate", INVALID))
        .isEqualTo(Run.with(actions, "", "validate", INVALID));
  }

  @Test
  void coloursOnlyWhereTheyAreSeen() {
    assertThat(Run.of("validate", INVALID).out()).doesNotContain("\u001b");
    assertThat(Run.of("validate", "--color", "always", INVALID).out()).contains("\u001b[1;31m");
    assertThat(onTerminal(Map.of(), "validate", INVALID)).contains("\u001b[1;31m");
    assertThat(onTerminal(Map.of("NO_COLOR", "1"), "validate", INVALID)).doesNotContain("\u001b");
    assertThat(onTerminal(Map.of("NO_COLOR", ""), "validate", INVALID)).contains("\u001b");
    Map<String, String> none = Map.of("NO_COLOR", "1");
    assertThat(onTerminal(none, "validate", "--color=always", INVALID)).doesNotContain("\u001b");
    assertThat(onTerminal(none, "--help")).doesNotContain("\u001b");
    for (String[] words : new String[][] {{"validate", INVALID}, {"rules"}, {"--help"}}) {
      assertThat(onTerminal(Map.of("TERM", "dumb"), words)).doesNotContain("\u001b");
      assertThat(onTerminal(Map.of("TERM", "xterm"), words)).contains("\u001b");
    }
    assertThat(onTerminal(Map.of("TERM", "dumb"), "rules", "--color=always")).contains("\u001b");
    assertThat(onTerminal(Map.of(), "validate", "--color", "never", INVALID))
        .doesNotContain("\u001b");
    assertThat(onTerminal(Map.of(), "rules")).contains("\u001b");
    assertThat(onTerminal(Map.of(), "render", VALID)).doesNotContain("\u001b");
  }

  private static String onTerminal(Map<String, String> environment, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new Mpool(Run.console(environment, "", out, new ByteArrayOutputStream(), true)).run(arguments);
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void validateWritesItsReportToAFileBesideTheScreen() throws Exception {
    Path report = folder.resolve("report.json");
    Run run = Run.of("validate", "--format", "json", "-o", report.toString(), INVALID);
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).contains("error[mixed-providers]").doesNotContain("\"version\"");
    JsonNode written = new ObjectMapper().readTree(report.toFile());
    assertThat(written.at("/diagnostics/0/rule").asText()).isEqualTo("mixed-providers");
  }

  @Test
  void fullDiskIsAFailure() {
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("No space left on device");
          }
        };
    for (List<String> arguments :
        List.of(List.of("validate", VALID), List.of("render", VALID), List.of("schema"))) {
      ByteArrayOutputStream err = new ByteArrayOutputStream();
      Console console = Run.console(Map.of(), "", full, err, false);
      assertThat(new Mpool(console).run(arguments.toArray(new String[0]))).isEqualTo(3);
      assertThat(err).hasToString("mpool: Cannot write the output: No space left on device.\n");
    }
  }

  @Test
  void checkComparesWithoutWriting() throws Exception {
    Path kept = folder.resolve("envoy.yaml");
    Run.of("render", "-o", kept.toString(), VALID);
    assertThat(Run.of("render", "--check", kept.toString(), VALID)).isEqualTo(new Run(0, "", ""));

    String before = Files.readString(kept);
    Run run = Run.of("render", "--check", kept.toString(), "--listen", "[::1]:80", VALID);
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .startsWith("--- " + kept + "\n+++ rendered\n@@ ")
        .contains("\n-      socket_address: {address: \"127.0.0.1\", port_value: 10000}\n")
        .contains("\n+      socket_address: {address: \"::1\", port_value: 80}\n");
    assertThat(kept).hasContent(before);

    assertThat(Run.of("render", "--check", folder.toString(), VALID))
        .isEqualTo(new Run(3, "", "mpool: Cannot read " + folder + ": it is a folder.\n"));
  }

  @Test
  void aMissingFileDiffersFromWhatWouldBeWritten() {
    Path kept = folder.resolve("envoy.yaml");
    String told = "mpool: " + kept + " does not exist. To write it, run: mpool render --output ";
    assertThat(Run.of("render", "--check", kept.toString(), VALID))
        .isEqualTo(new Run(1, "", told + kept + " " + VALID + "\n"));
    assertThat(kept).doesNotExist();
  }

  @Test
  void checkShowsNoToken() throws Exception {
    String manifest =
        """
        apiVersion: gateway.kgateway.dev/v1alpha1
        kind: Backend
        metadata: {name: a}
        spec:
          type: AI
          ai: {llm: {provider: {openai: {authToken: {kind: Inline, inline: %s}}}}}
        """;
    String kept =
        write("envoy.yaml", Run.reading(manifest.formatted("sk-first-token"), "render", "-").out());
    assertThat(Files.readString(Path.of(kept))).contains("sk-first-token");
    Run run = Run.reading(manifest.formatted("sk-second-token"), "render", "--check", kept, "-");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("inline-token", "@@").doesNotContain("sk-first", "sk-second");
  }

  @Test
  void emitsTheSameConfigurationAsJson() throws Exception {
    Run run = Run.of("render", "--emit", "json", VALID);
    JsonNode json = new ObjectMapper().readTree(run.out());
    JsonNode yaml =
        new com.fasterxml.jackson.dataformat.yaml.YAMLMapper()
            .readTree(Run.of("render", VALID).out());
    assertThat(json).isEqualTo(yaml);
  }

  @Test
  void anArgumentThatLooksLikeAFileListIsAFile() throws IOException {
    String name = write("@args", Files.readString(Path.of(VALID)));
    assertThat(Run.of("validate", name).code()).isEqualTo(0);
    assertThat(Run.of("validate", "--", VALID).code()).isEqualTo(0);
  }

  @ParameterizedTest
  @EnumSource(
      value = CompletionCommand.Shell.class,
      names = {"BASH", "ZSH"})
  void completionNamesCommandsAndValues(CompletionCommand.Shell shell) {
    Run run = Run.of("completion", Choice.label(shell));
    assertThat(run.code()).isEqualTo(0);
    assertThat(run.out()).contains("complete", "validate", "'--fail-on'", "\"sarif\"");
  }

  @Test
  void schemaIsJson() throws Exception {
    assertThat(new ObjectMapper().readTree(Run.of("schema").out()).has("properties")).isTrue();
  }

  @Test
  void rulesListsAllAndExplainsOne() {
    assertThat(Run.of("rules").out().lines()).hasSize(dev.mpool.diag.Rule.values().length);
    assertThat(Run.of("rules", "mixed-providers").out())
        .startsWith("mixed-providers\n\n")
        .contains("\nBad\n", "\nGood\n", "kind: Backend");
    assertThat(Run.of("rules", "yaml-syntax").out()).contains("Severity: error, category: yaml.");
  }

  @Test
  void bugsAreToldInOneLineWithoutTheInput() {
    OutputStream bug =
        new OutputStream() {
          @Override
          public void write(int b) {
            throw new IllegalStateException("sk-secret");
          }
        };
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console = Run.console(Map.of(), "", bug, err, false);
    assertThat(new Mpool(console).run(new String[] {"schema"})).isEqualTo(3);
    assertThat(err)
        .hasToString(
            "mpool: This is a bug in mpool (IllegalStateException). Please report it with what"
                + " MPOOL_DEBUG=1 adds.\n");
    ByteArrayOutputStream debug = new ByteArrayOutputStream();
    Console debugging = Run.console(Map.of("MPOOL_DEBUG", "1"), "", bug, debug, false);
    assertThat(new Mpool(debugging).run(new String[] {"schema"})).isEqualTo(3);
    assertThat(debug.toString()).contains("\n  at ").doesNotContain("sk-secret");
  }

  private String write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.writeString(file, text);
    return file.toString();
  }
}
