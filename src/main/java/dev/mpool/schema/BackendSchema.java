package dev.mpool.schema;

import dev.mpool.diag.Diagnostic;
import dev.mpool.yaml.YamlDocument;
import dev.mpool.yaml.YamlMapping;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The schema of Backends that mpool carries: kgateway of September 2025 as a JSON Schema. One
 * instance serves everybody, and threads may share it.
 */
public final class BackendSchema implements SchemaCheck {

  private static final String RESOURCE = "/schemas/backend.schema.json";

  private static final BackendSchema CARRIED = new BackendSchema();

  private final SchemaNode schema =
      NotationReader.read(BackendNotation.TEXT).get(BackendNotation.ROOT);
  private volatile Explanation explanation;

  private BackendSchema() {}

  /** The schema as a JSON Schema document, for editors and other validators. */
  public static String text() {
    try (InputStream stream = BackendSchema.class.getResourceAsStream(RESOURCE)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The schema, ready to check with; it costs next to nothing. */
  public static BackendSchema load() {
    return CARRIED;
  }

  @Override
  public List<Diagnostic> check(YamlDocument document, YamlMapping object, String pointer) {
    if (SchemaProof.holds(object, schema)) {
      return List.of();
    }
    return explanation().findings(document, object, pointer);
  }

  /** Made only when a Backend is wrong: it loads the JSON libraries. */
  private Explanation explanation() {
    Explanation ready = explanation;
    if (ready == null) {
      synchronized (this) {
        ready = explanation;
        if (ready == null) {
          ready = Explanation.of(schema, text());
          explanation = ready;
        }
      }
    }
    return ready;
  }
}
