package dev.mpool.explain;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mpool.plan.BackendPlan;
import dev.mpool.plan.FailoverPlan;
import dev.mpool.plan.Origin;
import dev.mpool.report.VisibleJson;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** The chains as data, for programs. */
public record ChainJson() implements ChainView {

  @Override
  public void write(FailoverPlan plan, Writer out) throws IOException {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("version", 1);
    ArrayNode backends = json.putArray("backends");
    for (BackendPlan backend : plan.backends()) {
      put(Chain.of(plan, backend), backends.addObject());
    }
    VisibleJson.write(json, out);
  }

  private static void put(Chain chain, ObjectNode json) {
    json.put("namespace", chain.namespace()).put("name", chain.name());
    put(chain.origin(), json);
    ArrayNode routes = json.putArray("routes");
    for (LeadingRoute route : chain.routes()) {
      ObjectNode each = routes.addObject();
      each.put("requests", route.requests()).put("rule", route.route());
      route.share().ifPresent(share -> each.put("share", share));
      route.path().ifPresent(path -> each.put("path", path));
      put(route.origin(), each);
    }
    ArrayNode priorities = json.putArray("priorities");
    for (List<ChainLink> pool : chain.priorities()) {
      ArrayNode links = priorities.addArray();
      pool.forEach(link -> put(link, links.addObject()));
    }
  }

  private static void put(Origin origin, ObjectNode json) {
    json.put("file", origin.file()).put("line", origin.line());
  }

  private static void put(ChainLink link, ObjectNode json) {
    json.put("provider", link.provider()).put("url", link.url()).put("pathFrom", link.pathSource());
    link.streamingPath().ifPresent(path -> json.put("streamingPath", path));
    json.put("model", link.model()).put("header", link.header());
    json.put("credential", link.credential());
    link.place().ifPresent(place -> json.put("credentialPlace", place));
    json.put("tls", link.tls()).put("line", link.line());
  }
}
