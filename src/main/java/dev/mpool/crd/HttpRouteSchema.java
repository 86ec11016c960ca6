package dev.mpool.crd;

import dev.mpool.diag.Diagnostic;
import dev.mpool.schema.SchemaCheck;
import dev.mpool.yaml.YamlDocument;
import dev.mpool.yaml.YamlMapping;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The schema of HTTPRoutes that mpool carries: the standard channel of Gateway API 1.4, with the
 * CRD's rules. What newer versions add is told as such. One instance serves everybody, and threads
 * may share it.
 */
public final class HttpRouteSchema implements SchemaCheck {

  private static final String RESOURCE = "/schemas/httproute.schema.json";

  private static final HttpRouteSchema CARRIED = new HttpRouteSchema();

  private volatile CrdSchema schema;

  private HttpRouteSchema() {}

  /** The schema; nothing is made before there is something to judge. */
  public static HttpRouteSchema load() {
    return CARRIED;
  }

  /** The schema as a JSON Schema document; the CRD's rules stand in it as Kubernetes' keyword. */
  public static String text() {
    try (InputStream stream = HttpRouteSchema.class.getResourceAsStream(RESOURCE)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public List<Diagnostic> check(YamlDocument document, YamlMapping object, String pointer) {
    List<Diagnostic> told = new ArrayList<>();
    boolean refused = false;
    for (Diagnostic finding : schema().check(document, object, pointer)) {
      Diagnostic finished = NewerGatewayApi.told(finding, pointer);
      told.add(finished);
      refused |= finished.isError();
    }
    if (!refused && !told.isEmpty()) {
      // What newer versions add kept the schema from holding, and with that from its rules.
      told.addAll(schema().brokenRules(document, object, pointer));
    }
    return told;
  }

  /** Made only when an HTTPRoute is there to be judged: it loads the JSON and CEL libraries. */
  private CrdSchema schema() {
    CrdSchema ready = schema;
    if (ready == null) {
      synchronized (this) {
        ready = schema;
        if (ready == null) {
          ready = CrdSchema.carried(RESOURCE, text());
          schema = ready;
        }
      }
    }
    return ready;
  }
}
