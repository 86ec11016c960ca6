package dev.mpool.crd;

import dev.mpool.diag.Diagnostic;
import dev.mpool.schema.SchemaCheck;
import dev.mpool.yaml.YamlDocument;
import dev.mpool.yaml.YamlMapping;
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

  /** Made only when an HTTPRoute is there to be judged: it loads the JSON and CEL libraries. */
  private static final class OfRoutes {
    static final CrdSchema SCHEMA = CrdSchema.carried(RESOURCE, text());
  }

  private HttpRouteSchema() {}

  /** The schema; nothing is made before there is something to judge. */
  public static HttpRouteSchema load() {
    return CARRIED;
  }

  /** The schema as a JSON Schema document; the CRD's rules stand in it as Kubernetes' keyword. */
  public static String text() {
    return SchemaCheck.carried(RESOURCE);
  }

  @Override
  public List<Diagnostic> check(YamlDocument document, YamlMapping object, String pointer) {
    List<Diagnostic> told = new ArrayList<>();
    boolean refused = false;
    for (Diagnostic finding : OfRoutes.SCHEMA.check(document, object, pointer)) {
      Diagnostic finished = NewerGatewayApi.told(finding, pointer);
      told.add(finished);
      refused |= finished.isError();
    }
    if (!refused && !told.isEmpty()) {
      // What newer versions add kept the schema from holding, and with that from its rules.
      told.addAll(OfRoutes.SCHEMA.brokenRules(document, object, pointer));
    }
    return told;
  }
}
