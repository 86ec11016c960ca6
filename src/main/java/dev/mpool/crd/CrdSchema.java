package dev.mpool.crd;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mpool.diag.Diagnostic;
import dev.mpool.diag.Rule;
import dev.mpool.schema.BackendSchema;
import dev.mpool.schema.JsonSchemaCheck;
import dev.mpool.schema.JsonValues;
import dev.mpool.schema.Place;
import dev.mpool.schema.SchemaCheck;
import dev.mpool.text.Source;
import dev.mpool.yaml.YamlDocument;
import dev.mpool.yaml.YamlMapping;
import dev.mpool.yaml.YamlNode;
import dev.mpool.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;

/** A schema with the rules of its CRD: of Backends as the user gives it, or of HTTPRoutes. */
final class CrdSchema implements SchemaCheck {

  private final JsonSchemaCheck schema;
  private final CrdRules rules;

  private CrdSchema(ObjectNode document, CrdRules rules) {
    this.schema = new JsonSchemaCheck(document);
    this.rules = rules;
  }

  /**
   * The schema of one version of a CRD.
   *
   * @param structural the version's {@code openAPIV3Schema}
   * @param failed is told of rules that cannot be evaluated
   */
  static CrdSchema of(
      YamlNode structural,
      String apiVersion,
      String kind,
      boolean hasStatus,
      CrdRules.FailedRules failed) {
    JsonNode schema = JsonValues.toJson(JsonValues.of(structural));
    ObjectNode document =
        CrdConversion.ofObject(
            schema, JsonValues.read(BackendSchema.text()), apiVersion, kind, hasStatus);
    CrdRules rules = CrdRules.compile(structural, new CelRuleCompiler(), failed);
    return new CrdSchema(document, rules);
  }

  /** A schema that mpool carries as a JSON Schema, with the rules in Kubernetes' keyword. */
  static CrdSchema carried(String name, String text) {
    YamlNode located = YamlReader.read(new Source(name, text)).documents().get(0).root().get();
    ObjectNode document = (ObjectNode) JsonValues.read(text);
    CrdRules rules = CrdRules.compile(located, new CelRuleCompiler(), CrdSchema::failed);
    return new CrdSchema(document, rules);
  }

  private static void failed(YamlMapping holder, String key, String message) {
    throw new IllegalStateException("a rule that mpool carries: " + message);
  }

  @Override
  public List<Diagnostic> check(YamlDocument document, YamlMapping object, String pointer) {
    List<Diagnostic> found = schema.check(document, object, pointer);
    // An API server evaluates no rules either before the rest is right: they rely on it.
    return found.isEmpty() ? brokenRules(document, object, pointer) : found;
  }

  /** The rules that an object breaks; what the schema does not know is left out before. */
  List<Diagnostic> brokenRules(YamlDocument document, YamlMapping object, String pointer) {
    Place root = Place.of(object, pointer);
    JsonNode decoded = schema.decoded(document, object);
    List<Diagnostic> found = new ArrayList<>();
    rules.evaluate(
        decoded,
        List.of(),
        (path, rule, message) -> found.add(refusal(document, root.at(path), rule, message)));
    return found;
  }

  private static Diagnostic refusal(
      YamlDocument document, Place value, CrdRule rule, String message) {
    Place place = value;
    for (String field : rule.fieldPath().split("\\.")) {
      place = field.isEmpty() ? place : place.at(List.of(field));
    }
    String sentence = place.title() + ": " + message;
    return Diagnostic.of(Rule.CRD_RULE, document.location(place.pointer(), place.key()), sentence);
  }
}
