package dev.mpool.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mpool.Outcome;
import dev.mpool.cases.CaseOptions;
import dev.mpool.cases.CaseRun;
import dev.mpool.diag.Category;
import dev.mpool.diag.Diagnostic;
import dev.mpool.diag.Rule;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The page about the manifest says what the schema and the rules do. */
class ManifestPageTest {

  private static final Path PAGE = Path.of("docs/manifest.md");
  private static final Pattern ROW =
      Pattern.compile("\\| `([^`]+)` \\| (.*?) \\| (.*?) ?\\|(.*)\\|");
  private static final Pattern RULE = Pattern.compile("\\(rules/([a-z-]+)\\.md\\)");
  private static final String ENTRY = "/spec/ai/(multipool/priorities/\\d+/pool/\\d+|llm)/";
  private static final String TOKEN = "^[a-z]+/authToken";

  /** What a field's row says. */
  private record Row(String type, Set<String> rules) {}

  static List<Path> rulePages() throws IOException {
    return Page.all().stream()
        .map(Page::file)
        .filter(file -> file.startsWith("docs/rules") && !file.endsWith("README.md"))
        .toList();
  }

  @Test
  void the_example_is_clean_and_renders() throws IOException {
    CaseRun run = CaseRun.of("-", example(), CaseOptions.settings(List.of(), 1));
    assertThat(run.report()).endsWith("no findings\n");
    assertThat(run.outcome()).isInstanceOf(Outcome.Compiled.class);
    assertThat(run.inspection().backends()).isNotEmpty();
  }

  @Test
  void every_field_of_the_schema_stands_in_the_example_and_in_a_table() throws IOException {
    Map<String, Row> rows = rows();
    Map<String, String> fields = fields();
    assertThat(rows.keySet()).containsExactlyInAnyOrderElementsOf(fields.keySet());
    String example = example();
    fields.forEach(
        (field, type) -> {
          assertThat(rows.get(field).type()).as(field).startsWith(type);
          String name = field.substring(field.lastIndexOf('.') + 1).replace("[]", "");
          assertThat(example).containsPattern("\\b" + name + ":");
        });
  }

  @Test
  void every_rule_that_is_named_exists() throws IOException {
    Set<String> known = new TreeSet<>();
    for (Rule rule : Rule.values()) {
      known.add(rule.id());
    }
    assertThat(rulesIn(Files.readString(PAGE))).isNotEmpty().isSubsetOf(known);
  }

  /** What breaks a rule is found at a field whose row, or one around it, names the rule. */
  @ParameterizedTest
  @MethodSource("rulePages")
  void a_field_names_the_rules_that_speak_of_it(Path page) throws IOException {
    Map<String, Row> rows = rows();
    String text = Files.readString(PAGE);
    Set<String> ofAnyField =
        rulesIn(text.substring(text.indexOf("## The chain"), text.indexOf("| field")));
    String bad = yaml(Files.readString(page), "## Bad");
    for (Diagnostic found :
        CaseRun.of("-", bad, CaseOptions.settings(List.of(), 1)).inspection().diagnostics()) {
      String pointer = found.location().pointer();
      String rule = found.rule().id();
      if (found.rule().category() != Category.RULE
          || !pointer.startsWith("/spec/ai")
          || ofAnyField.contains(rule)
          || found.rule() == Rule.UNUSED_SUPPRESSION
          || found.rule() == Rule.RENDER_STILL_REFUSES) {
        continue;
      }
      String field = field(pointer);
      assertThat(rows.keySet()).as(pointer).contains(field);
      Set<String> named = new TreeSet<>();
      rows.forEach(
          (each, row) -> {
            String of = each.replace("[]", "") + '.';
            String here = field.replace("[]", "") + '.';
            if (here.startsWith(of) || of.startsWith(here)) {
              named.addAll(row.rules());
            }
          });
      assertThat(named).as("rules of %s", field).contains(rule);
    }
  }

  private static Map<String, Row> rows() throws IOException {
    Map<String, Row> rows = new LinkedHashMap<>();
    for (String line : Files.readAllLines(PAGE)) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        rows.put(row.group(1), new Row(row.group(2), rulesIn(row.group(4))));
      }
    }
    return rows;
  }

  private static Set<String> rulesIn(String text) {
    return RULE.matcher(text)
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String example() throws IOException {
    return yaml(Files.readString(PAGE), "# The manifest");
  }

  private static String yaml(String page, String heading) {
    String behind = page.substring(page.indexOf(heading));
    int start = behind.indexOf("```yaml\n") + 8;
    return behind.substring(start, behind.indexOf("\n```", start) + 1);
  }

  /** Every field of a multipool Backend, and how its row has to begin to say its type. */
  private static Map<String, String> fields() throws IOException {
    JsonNode schema = new ObjectMapper().readTree(new File("schemas/backend.schema.json"));
    JsonNode definitions = schema.get("definitions");
    Map<String, String> fields = new LinkedHashMap<>();
    for (String name : List.of("type", "ai")) {
      add(definitions.at("/spec/properties/" + name), "/spec/" + name, true, definitions, fields);
    }
    return fields;
  }

  private static void add(
      JsonNode node,
      String pointer,
      boolean required,
      JsonNode definitions,
      Map<String, String> fields) {
    JsonNode type = node;
    if (node.has("$ref")) {
      type = definitions.get(node.get("$ref").asText().replaceFirst(".*/", ""));
    }
    if (type.get("type").asText().equals("array")) {
      String length = type.get("minItems").asText() + " to " + type.get("maxItems").asText();
      fields.put(field(pointer), "list of " + length + (required ? ", required" : ""));
      JsonNode item = type.get("items");
      JsonNode items = definitions.get(item.get("$ref").asText().replaceFirst(".*/", ""));
      addAll(items, pointer + "/0", definitions, fields);
      return;
    }
    String said = type.get("type").asText() + (required ? ", required" : "");
    JsonNode usual = node.has("default") ? node.get("default") : type.path("default");
    if (!usual.isMissingNode()) {
      said += ", default `" + (usual.asText().isEmpty() ? "\"\"" : usual.asText()) + '`';
    }
    fields.put(field(pointer), said);
    addAll(type, pointer, definitions, fields);
  }

  private static void addAll(
      JsonNode type, String pointer, JsonNode definitions, Map<String, String> fields) {
    List<String> required = new ArrayList<>();
    type.path("required").forEach(each -> required.add(each.asText()));
    type.path("properties")
        .properties()
        .forEach(
            property -> {
              if (!property.getKey().equals("llm")) {
                boolean needed = required.contains(property.getKey());
                add(
                    property.getValue(),
                    pointer + '/' + property.getKey(),
                    needed,
                    definitions,
                    fields);
              }
            });
  }

  /**
   * A field as the page calls it: within an entry, by the entry, and within a provider, by that.
   */
  private static String field(String pointer) {
    String inEntry = pointer.replaceFirst("^" + ENTRY, "");
    if (!inEntry.equals(pointer)) {
      return inEntry
          .replaceFirst("^provider/", "")
          .replaceFirst(TOKEN, "authToken")
          .replace('/', '.');
    }
    return pointer
        .substring(1)
        .replaceFirst("/\\d+$", "")
        .replaceAll("/\\d+", "[]")
        .replace('/', '.')
        .replaceFirst("^spec\\.ai\\.multipool\\.", "");
  }
}
