package dev.mpool.explain;

import com.fasterxml.jackson.core.JsonGenerator;
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
    try (JsonGenerator json = VisibleJson.to(out)) {
      json.writeStartObject();
      json.writeNumberField("version", 1);
      json.writeArrayFieldStart("backends");
      for (BackendPlan backend : plan.backends()) {
        write(Chain.of(plan, backend), json);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    out.write('\n');
  }

  private static void write(Chain chain, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("namespace", chain.namespace());
    json.writeStringField("name", chain.name());
    write(chain.origin(), json);
    json.writeArrayFieldStart("routes");
    for (LeadingRoute route : chain.routes()) {
      write(route, json);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("priorities");
    for (List<ChainLink> pool : chain.priorities()) {
      json.writeStartArray();
      for (ChainLink link : pool) {
        write(link, json);
      }
      json.writeEndArray();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void write(LeadingRoute route, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("requests", route.requests());
    json.writeStringField("rule", route.route());
    if (route.share().isPresent()) {
      json.writeStringField("share", route.share().get());
    }
    if (route.path().isPresent()) {
      json.writeStringField("path", route.path().get());
    }
    write(route.origin(), json);
    json.writeEndObject();
  }

  private static void write(Origin origin, JsonGenerator json) throws IOException {
    json.writeStringField("file", origin.file());
    json.writeNumberField("line", origin.line());
  }

  private static void write(ChainLink link, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("provider", link.provider());
    json.writeStringField("url", link.url());
    json.writeStringField("pathFrom", link.pathSource());
    if (link.streamingPath().isPresent()) {
      json.writeStringField("streamingPath", link.streamingPath().get());
    }
    json.writeStringField("model", link.model());
    json.writeStringField("header", link.header());
    json.writeStringField("credential", link.credential());
    if (link.place().isPresent()) {
      json.writeStringField("credentialPlace", link.place().get());
    }
    json.writeStringField("tls", link.tls());
    json.writeNumberField("line", link.line());
    json.writeEndObject();
  }
}
