package dev.mpool.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mpool.diag.Diagnostic;
import dev.mpool.yaml.YamlDocument;
import dev.mpool.yaml.YamlMapping;
import java.util.List;

/** Any JSON Schema, taken as an API server takes the schema of a CRD. Threads may share it. */
public final class JsonSchemaCheck implements SchemaCheck {

  private final SchemaNode schema;
  private final Explanation explanation;

  /** Compiles a schema, which has to be one that networknt reads. */
  public JsonSchemaCheck(ObjectNode document) {
    this.schema = SchemaCompiler.compile(document).root();
    this.explanation = new Explanation(schema, document);
  }

  @Override
  public List<Diagnostic> check(YamlDocument document, YamlMapping object, String pointer) {
    return SchemaProof.holds(object, schema)
        ? List.of()
        : explanation.findings(document, object, pointer);
  }

  /** An object as a server has it after decoding: without what is unknown, and with defaults. */
  public JsonNode decoded(YamlDocument document, YamlMapping object) {
    return new StrictDecoding(new CollectionFindings(document))
        .decode(Place.of(object, ""), schema);
  }
}
