package dev.mpool.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.re2j.Pattern;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.mpool.schema.format.Formats;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What other validators and editors may rely on in the schema file. */
class SchemaFileTest {

  /** What mpool judges by; {@link SchemaCompiler} has a case for each. */
  private static final Set<String> JUDGING =
      Set.of(
          "$ref",
          "definitions",
          "type",
          "properties",
          "additionalProperties",
          "propertyNames",
          "items",
          "contains",
          "required",
          "enum",
          "const",
          "minimum",
          "maximum",
          "minLength",
          "maxLength",
          "minItems",
          "maxItems",
          "minProperties",
          "maxProperties",
          "pattern",
          "format",
          "allOf",
          "anyOf",
          "oneOf",
          "not",
          "if",
          "then",
          "x-kubernetes-list-map-keys",
          "x-mpool-max-total-bytes",
          "x-mpool-at-most-one-true");

  private static final Set<String> DESCRIBING =
      Set.of(
          "$schema",
          "$comment",
          "title",
          "description",
          "default",
          "examples",
          "deprecated",
          "deprecationMessage",
          "errorMessage",
          "patternErrorMessage",
          "x-kubernetes-list-type");

  private final JsonNode schema = read();

  @Test
  void itIsADraft7Schema() {
    SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7);
    var metaSchema =
        registry.getSchema(com.networknt.schema.SchemaLocation.of(schema.get("$schema").asText()));
    assertThat(metaSchema.validate(schema)).isEmpty();
  }

  @Test
  void everyKeywordIsJudgedOrOnlyDescribes() {
    Set<String> keywords = new TreeSet<>();
    for (JsonNode part : schemas(schema)) {
      part.fieldNames().forEachRemaining(keywords::add);
    }
    keywords.removeAll(JUDGING);
    assertThat(DESCRIBING).containsAll(keywords);
  }

  @Test
  void patternsAreRe2AndAnchored() {
    for (String pattern : patterns()) {
      assertThat(pattern).startsWith("^").endsWith("$").doesNotContain("(?", "\\d", "\\w", "\\s");
      Pattern.compile(pattern);
    }
  }

  @Test
  void everyMappingRefusesUnknownFieldsOrSaysWhatOthersHold() {
    for (JsonNode part : schemas(schema)) {
      if (part.path("type").asText().equals("object")) {
        assertThat(part.has("additionalProperties")).as(part.toString()).isTrue();
      }
    }
  }

  @Test
  void everyFieldIsDescribed() {
    for (JsonNode part : schemas(schema)) {
      for (Map.Entry<String, JsonNode> field : part.path("properties").properties()) {
        JsonNode described = field.getValue();
        if (described.has("$ref")) {
          described = schema.at(described.get("$ref").asText().substring(1));
        }
        boolean isConstraint = !part.has("type") && !part.has("description");
        assertThat(isConstraint || described.has("description")).as(field.getKey()).isTrue();
      }
    }
  }

  @Test
  void itIsSelfContained() {
    for (JsonNode part : schemas(schema)) {
      if (part.has("$ref")) {
        // Draft 7 ignores whatever stands beside a reference.
        assertThat(part.size()).isEqualTo(1);
        assertThat(schema.at(part.get("$ref").asText().substring(1)).isObject()).isTrue();
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void aNameFormMatchesWhatItsPatternMatches(NameForm form) {
    assertThat(patterns()).contains(form.pattern());
    Pattern pattern = Pattern.compile(form.pattern());
    Random random = new Random(4);
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      int length = random.nextInt(8) + (random.nextInt(50) == 0 ? 60 : 0);
      for (int j = 0; j < length; j++) {
        text.append("aZ09-._/ \n😀".codePointAt(random.nextInt(i % 2 == 0 ? 6 : 10)));
      }
      String sample = text.toString().replaceAll("[0-9]{2,}", "a/");
      assertThat(form.matches(sample)).as(sample).isEqualTo(pattern.matcher(sample).find());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2024-01-01T00:00:00Z",
        "2024-02-29T23:59:59.123456789+02:00",
        "2024-01-01T5:00:00Z",
        "2024-01-01T05:00:00,5Z",
        "0000-01-01T00:00:00-24:60"
      })
  void timesAreWhatGoReads(String time) {
    assertThat(Formats.holds("date-time", time)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2024-01-01",
        "2024-01-01 00:00:00Z",
        "2024-01-01t00:00:00z",
        "2023-02-29T00:00:00Z",
        "2024-13-01T00:00:00Z",
        "2024-01-01T24:00:00Z",
        "2024-01-01T00:00:60Z",
        "2024-01-01T00:00:00",
        "2024-01-01T00:00:00.Z",
        "2024-01-01T00:00:00+0200",
        "2024-01-01T00:00:00Z "
      })
  void timesAreNothingThatGoRefuses(String time) {
    assertThat(Formats.holds("date-time", time)).isFalse();
  }

  private List<String> patterns() {
    List<String> patterns = new ArrayList<>();
    for (JsonNode part : schemas(schema)) {
      if (part.path("pattern").isTextual()) {
        patterns.add(part.get("pattern").asText());
      }
    }
    return patterns;
  }

  /** All schemas inside a schema, itself included. */
  private static List<JsonNode> schemas(JsonNode schema) {
    List<JsonNode> found = new ArrayList<>();
    found.add(schema);
    for (Map.Entry<String, JsonNode> keyword : schema.properties()) {
      JsonNode value = keyword.getValue();
      if (Set.of("properties", "definitions").contains(keyword.getKey())) {
        value.forEach(part -> found.addAll(schemas(part)));
      } else if (value.isObject()) {
        found.addAll(schemas(value));
      } else if (value.isArray()) {
        value.forEach(part -> found.addAll(part.isObject() ? schemas(part) : List.of()));
      }
    }
    return found;
  }

  private static JsonNode read() {
    try {
      return new ObjectMapper().readTree(Path.of("schemas/backend.schema.json").toFile());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
