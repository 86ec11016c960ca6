package dev.mpool.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Schema;
import dev.mpool.diag.Diagnostic;
import dev.mpool.diag.FindingBudget;
import dev.mpool.diag.Rule;
import dev.mpool.schema.StrictDecoding.UnknownField;
import dev.mpool.yaml.YamlDocument;
import dev.mpool.yaml.YamlMapping;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tells why a value is not what its schema says. It takes the two steps of an API server: unknown
 * fields are set apart, then networknt judges the rest, and each thing that is wrong is told once.
 */
final class Explanation {

  /** Of one kind of finding no more are looked for: one more than is told says that there are. */
  static final int ENOUGH = FindingBudget.MOST + 1;

  private final SchemaNode schema;
  private final JsonNode document;
  private final Schema validator;
  private final Map<SchemaNode, Map<String, List<String>>> fieldsBelow = new ConcurrentHashMap<>();

  /**
   * @param schema the schema as mpool checks it
   * @param document the same schema as networknt reads it
   */
  Explanation(SchemaNode schema, JsonNode document) {
    this.schema = schema;
    this.document = document;
    this.validator = SchemaKeywords.compile(document);
  }

  /** The findings of a value that {@link SchemaProof} could not prove; never empty. */
  List<Diagnostic> findings(YamlDocument yaml, YamlMapping object, String pointer) {
    Place root = Place.of(object, pointer);
    CollectionFindings collections = new CollectionFindings(yaml);
    StrictDecoding decoding = new StrictDecoding(collections);
    JsonNode decoded = decoding.decode(root, schema);
    UnknownFields unknownFields = new UnknownFields(yaml, schema, fieldsBelow);
    List<Diagnostic> found = new ArrayList<>();
    for (UnknownField field : decoding.unknown()) {
      Diagnostic finding = unknownFields.finding(field);
      if (finding != null) {
        found.add(finding);
      }
    }
    List<Violation> violations =
        Violation.of(SchemaKeywords.validate(validator, decoded, ENOUGH), root, document);
    addFindings(violations, yaml, unknownFields, found);
    found.addAll(collections.found());
    if (found.isEmpty()) {
      found.add(unexplained(yaml, root));
    }
    return found;
  }

  private void addFindings(
      List<Violation> violations,
      YamlDocument yaml,
      UnknownFields unknownFields,
      List<Diagnostic> found) {
    Unions unions = new Unions(yaml, unknownFields);
    Violations wording = new Violations(yaml, document);
    Set<Place> told = new HashSet<>();
    for (Violation violation : violations) {
      if (violation.isOfUnion()) {
        if (told.add(violation.place())) {
          unions.finding(violation.place(), violation.union()).ifPresent(found::add);
        }
      } else if (!unknownFields.explain(violation)) {
        found.add(wording.finding(violation));
      }
    }
  }

  /** Proof and explanation read one schema; should they ever differ, the refusal is not lost. */
  private static Diagnostic unexplained(YamlDocument yaml, Place root) {
    return Diagnostic.of(
        Rule.VALUE_NOT_ALLOWED,
        yaml.location(root.pointer(), root.key()),
        "This does not fit the schema, for a reason that mpool cannot tell.");
  }
}
