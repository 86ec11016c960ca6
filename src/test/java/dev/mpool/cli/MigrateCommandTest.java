package dev.mpool.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.mpool.cases.CaseFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MigrateCommandTest {

  private static final Path FOLDER = Path.of("testdata/migrate");
  private static final String EVERYTHING = FOLDER.resolve("backends.yaml").toString();
  private static final String TOKEN = "test-token-0000000000001";

  private static final String SECRET = "authToken: {kind: SecretRef, secretRef: {name: one}}";

  static List<Path> manifests() {
    return CaseFile.all().stream().map(CaseFile::input).distinct().toList();
  }

  @Test
  void everyProviderIsSaidWithItsCommentsAndInItsOrder() throws IOException {
    Run run = migrate(EVERYTHING);
    assertThat(run.code()).isZero();
    assertIs("backends.agentgateway.yaml", run.out(), "backends.losses.txt", remarks(run));
  }

  @ParameterizedTest
  @MethodSource("manifests")
  void whateverIsWrittenIsWhatTheOtherApiTakes(Path manifest) throws IOException {
    Run run = migrate("--allow-mixed-providers", manifest.toString());
    Run rendered = Run.of("render", "--allow-mixed-providers", manifest.toString());
    if (run.code() != 0) {
      assertThat(run.out()).isEmpty();
      assertThat(rendered.code()).as(run.err()).isNotZero();
      return;
    }
    Set<String> names = new HashSet<>();
    for (JsonNode object : documents(run.out())) {
      assertIsTaken(object);
      for (JsonNode name : object.findValues("name")) {
        names.add(name.asText());
      }
    }
    assertThat(names).isNotEmpty();
  }

  @Test
  void aTokenIsToldAndCopiedOnlyOnRequest() throws IOException {
    Run told = migrate(EVERYTHING);
    assertThat(told.out() + told.err()).doesNotContain(TOKEN);

    Run copied = migrate("--copy-inline-tokens", EVERYTHING);
    JsonNode chat = documents(copied.out()).get(0);
    assertThat(chat.at("/spec/ai/groups/1/providers/0/policies/auth/key").asText())
        .isEqualTo(TOKEN);
    assertThat(copied.out().split(TOKEN, -1)).as("the token stands in it once").hasSize(2);
    assertThat(copied.err()).doesNotContain(TOKEN);
    for (JsonNode object : documents(copied.out())) {
      assertIsTaken(object);
    }
  }

  @Test
  void whatIsTooMuchForTheOtherApiIsToldAndLeftOut() throws IOException {
    String entry = "{provider: {openai: {model: m, " + SECRET + "}}}";
    String pool =
        "- pool: [" + IntStream.range(0, 17).mapToObj(i -> entry).collect(commas()) + "]\n";
    Run run = reading(backend(pool.repeat(9)));
    assertThat(run.code()).isZero();
    JsonNode groups = documents(run.out()).get(0).at("/spec/ai/groups");
    assertThat(groups).hasSize(8);
    assertThat(groups).allSatisfy(group -> assertThat(group.get("providers")).hasSize(16));
    assertThat(remarks(run).lines()).hasSize(9);
    assertThat(remarks(run))
        .contains("agentgateway takes at most 16 providers in a group.")
        .contains("agentgateway takes at most 8 groups.");
  }

  @Test
  void anEntryWithAValueThatIsTooLongIsLeftOut() throws IOException {
    String good = "- pool: [{provider: {openai: {model: m, " + SECRET + "}}}]\n";
    String bad = good.replace("model: m", "model: " + "m".repeat(257));
    Run run = reading(backend(bad.replace("\n", " # why\n") + good + bad));
    assertThat(run.code()).isZero();
    assertThat(documents(run.out()).get(0).at("/spec/ai/groups")).hasSize(1);
    assertThat(remarks(run)).contains("The entry is left out: agentgateway takes at most 256");
    assertThat(run.out()).contains("groups: # why\n");

    Run nothing = reading(backend(bad));
    assertThat(nothing.code()).isEqualTo(1);
    assertThat(nothing.out()).isEmpty();
  }

  @Test
  void whoFailsOnWarningsGetsNothingThatSaysLess() {
    String gemini =
        "- pool: [{provider: {gemini: {model: m, apiVersion: v1beta, " + SECRET + "}}}]\n";
    String two = backend(gemini + gemini.replace("model: m", "model: other"));
    assertThat(reading(two).code()).isZero();
    Run run = Run.reading(two, "migrate", "--to=agentgateway", "--fail-on=warning", "-");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(remarks(run)).contains("gemini.apiVersion cannot be said");
  }

  @Test
  void aCommentIsACommentWhateverItHolds() throws IOException {
    String hostile = "# \u2028kind: Secret\u0085a: b\u001b[31m\u202e #x";
    String manifest =
        backend("- pool: [{provider: {openai: {model: m, " + SECRET + "}}}]\n")
            .replace("spec:", hostile.replace("\u001b", "") + "\nspec:");
    Run run = reading(manifest);
    if (run.code() == 0) {
      assertThat(run.out()).doesNotContain("\u202e").doesNotContain("\u2028");
      assertIsTaken(documents(run.out()).get(0));
    }
    Run plain = reading(manifest.replace("\u2028", "").replace("\u0085", ""));
    assertThat(plain.code()).as(plain.err()).isZero();
    assertThat(plain.out()).contains("# kind: Secret").doesNotContain("\u202e");
    assertIsTaken(documents(plain.out()).get(0));
  }

  private static String backend(String priorities) {
    return "apiVersion: gateway.kgateway.dev/v1alpha1\nkind: Backend\nmetadata: {name: b}\n"
        + "spec:\n  type: AI\n  ai:\n    multipool:\n      priorities:\n"
        + priorities.indent(8);
  }

  private static java.util.stream.Collector<CharSequence, ?, String> commas() {
    return Collectors.joining(", ");
  }

  private static Run migrate(String... arguments) {
    String[] all = new String[arguments.length + 2];
    all[0] = "migrate";
    all[1] = "--to=agentgateway";
    System.arraycopy(arguments, 0, all, 2, arguments.length);
    return Run.of(all);
  }

  private static Run reading(String manifest) {
    return Run.reading(manifest, "migrate", "--to=agentgateway", "-");
  }

  /** The lines of mpool's own, without the findings. */
  private static String remarks(Run run) {
    return run.err()
        .lines()
        .filter(line -> line.startsWith("mpool: "))
        .map(line -> line + '\n')
        .collect(Collectors.joining());
  }

  private static List<JsonNode> documents(String text) throws IOException {
    try (MappingIterator<JsonNode> all =
        new YAMLMapper().readerFor(JsonNode.class).readValues(text)) {
      return all.readAll();
    }
  }

  private static void assertIsTaken(JsonNode object) throws IOException {
    Schema schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(Files.readString(FOLDER.resolve("agentgatewaybackend.schema.json")));
    assertThat(schema.validate(object.toString(), InputFormat.JSON)).as("%s", object).isEmpty();
    List<String> names =
        object.at("/spec/ai/groups").findValues("providers").stream()
            .flatMap(providers -> providers.findValuesAsText("name").stream())
            .filter(name -> name.startsWith("priority-"))
            .toList();
    assertThat(names).isNotEmpty().doesNotHaveDuplicates();
  }

  private static void assertIs(String file, String text, String second, String told)
      throws IOException {
    if (Boolean.getBoolean("mpool.rewrite")) {
      Files.writeString(FOLDER.resolve(file), text);
      Files.writeString(FOLDER.resolve(second), told);
      fail("rewritten: look at the differences, then run without -Dmpool.rewrite");
    }
    assertThat(text).isEqualTo(Files.readString(FOLDER.resolve(file)));
    assertThat(told).isEqualTo(Files.readString(FOLDER.resolve(second)));
  }
}
