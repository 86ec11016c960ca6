package dev.mpool.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mpool.diag.Diagnostic;
import dev.mpool.text.Source;
import dev.mpool.text.Span;
import dev.mpool.yaml.YamlDocument;
import dev.mpool.yaml.YamlMapping;
import dev.mpool.yaml.YamlNode;
import dev.mpool.yaml.YamlReader;
import dev.mpool.yaml.YamlScalar;
import dev.mpool.yaml.YamlSequence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Proof and explanation read one schema; they must never say different things. */
class ProofAndExplanationTest {

  private static final int MUTATIONS = 20_000;
  private static final Span SPAN = new Span(0, 1);

  private static final Object[] ODD_VALUES = {
    null,
    "",
    "x",
    "AI",
    "Inline",
    "Secret",
    "a b",
    "us-east-1\n",
    0L,
    1L,
    443L,
    65536L,
    443.0,
    1.5,
    1e20,
    true
  };

  private static final String[] ODD_KEYS = {
    "x", "openai", "bedrock", "llm", "multipool", "inline", "secretRef", "port", "kind", "items"
  };

  @Test
  void mutatedManifestsAreJudgedAlikeByBoth() throws IOException {
    SchemaNode schema = NotationReader.read(BackendNotation.TEXT).get(BackendNotation.ROOT);
    Explanation explanation = new Explanation(schema, JsonValues.read(BackendSchema.text()));
    List<YamlMapping> manifests = acceptedManifests();
    Random random = new Random(20250901);
    int refused = 0;
    for (int i = 0; i < MUTATIONS; i++) {
      YamlMapping manifest = manifests.get(random.nextInt(manifests.size()));
      YamlMapping mutated = (YamlMapping) mutate(manifest, random);
      YamlDocument document = document(mutated);
      boolean proven = SchemaProof.holds(mutated, schema);
      List<Diagnostic> found = explanation.findings(document, mutated, "");
      boolean unexplained =
          found.stream().anyMatch(finding -> finding.message().contains("for a reason that mpool"));
      // An explanation always finds something; a proven manifest has nothing to explain.
      assertThat(unexplained).as("%s", JsonValues.of(mutated)).isEqualTo(proven);
      refused += proven ? 0 : 1;
    }
    assertThat(refused).isBetween(MUTATIONS / 4, MUTATIONS);
  }

  @Test
  void aValidManifestLoadsNoJsonLibrary() throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process process =
        new ProcessBuilder(
                java,
                "-Xlog:class+load",
                "-cp",
                System.getProperty("java.class.path"),
                OneCheck.class.getName())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(output)
        .contains("dev.mpool.schema.SchemaProof ")
        .contains("findings: 0")
        .doesNotContain("com.networknt")
        .doesNotContain("com.fasterxml.jackson")
        .doesNotContain("com.google.re2j")
        .doesNotContain("dev.cel.");
  }

  /** The program whose loaded classes are looked at. */
  static final class OneCheck {

    public static void main(String[] arguments) {
      String text =
          """
          apiVersion: gateway.kgateway.dev/v1alpha1
          kind: Backend
          metadata: {name: b, namespace: ns, labels: {app: x}, annotations: {a.b/c: d}}
          spec:
            type: AI
            ai:
              multipool:
                priorities:
                - pool:
                  - provider: {openai: {authToken: {kind: SecretRef, secretRef: {name: s}}}}
                    hostOverride: {host: h, port: 443}
                    pathOverride: {fullPath: /v1}
          """;
      YamlDocument document = YamlReader.read(new Source("b.yaml", text)).documents().get(0);
      YamlMapping object = (YamlMapping) document.root().orElseThrow();
      int found = BackendSchema.load().check(document, object, "").size();
      System.out.println("findings: " + found);
    }
  }

  private static List<YamlMapping> acceptedManifests() throws IOException {
    List<YamlMapping> manifests = new ArrayList<>();
    ObjectMapper json = new ObjectMapper();
    for (String line : Files.readAllLines(Path.of("testdata/crd-verdicts.jsonl"))) {
      JsonNode file = json.readTree(line);
      if (file.get("docs").get(0).get("accepted").asBoolean()) {
        Source source = new Source(file.get("file").asText(), file.get("text").asText());
        manifests.add(
            (YamlMapping) YamlReader.read(source).documents().get(0).root().orElseThrow());
      }
    }
    return manifests;
  }

  /** Changes one place, found by a walk that may stop anywhere. */
  private static YamlNode mutate(YamlNode node, Random random) {
    if (node instanceof YamlMapping mapping && !mapping.entries().isEmpty()) {
      List<YamlMapping.Entry> entries = new ArrayList<>(mapping.entries());
      int at = random.nextInt(entries.size());
      YamlMapping.Entry entry = entries.get(at);
      switch (random.nextInt(12)) {
        case 0 -> entries.remove(at);
        case 1 -> add(entries, ODD_KEYS[random.nextInt(ODD_KEYS.length)], odd(random));
        case 2 -> entries.set(at, entry(entry.key(), odd(random)));
        default -> entries.set(at, entry(entry.key(), mutate(entry.value(), random)));
      }
      return new YamlMapping(SPAN, entries);
    } else if (node instanceof YamlSequence sequence && !sequence.items().isEmpty()) {
      List<YamlNode> items = new ArrayList<>(sequence.items());
      int at = random.nextInt(items.size());
      switch (random.nextInt(8)) {
        case 0 -> items.remove(at);
        case 1 -> items.add(items.get(at));
        case 2 -> items.set(at, odd(random));
        default -> items.set(at, mutate(items.get(at), random));
      }
      return new YamlSequence(SPAN, items);
    }
    return odd(random);
  }

  private static YamlNode odd(Random random) {
    return switch (random.nextInt(5)) {
      case 0 -> new YamlMapping(SPAN, List.of());
      case 1 -> new YamlMapping(SPAN, List.of(entry("x", scalar("y"))));
      case 2 -> new YamlSequence(SPAN, List.of(scalar(ODD_VALUES[random.nextInt(4)])));
      default -> scalar(ODD_VALUES[random.nextInt(ODD_VALUES.length)]);
    };
  }

  private static void add(List<YamlMapping.Entry> entries, String key, YamlNode value) {
    entries.removeIf(entry -> entry.key().equals(key));
    entries.add(entry(key, value));
  }

  private static YamlMapping.Entry entry(String key, YamlNode value) {
    return new YamlMapping.Entry(key, SPAN, value);
  }

  private static YamlScalar scalar(Object value) {
    return new YamlScalar(SPAN, String.valueOf(value), value, true);
  }

  private static YamlDocument document(YamlMapping root) {
    return new YamlDocument(new Source("mutated.yaml", " "), 0, SPAN, Optional.of(root));
  }
}
