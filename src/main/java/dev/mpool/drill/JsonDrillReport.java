package dev.mpool.drill;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.mpool.report.VisibleJson;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;

/** The report for programs. */
public final class JsonDrillReport {

  private static final int VERSION = 1;

  private JsonDrillReport() {}

  /** Writes the report. */
  public static void write(DrillReport report, Writer out) throws IOException {
    try (JsonGenerator json = VisibleJson.to(out)) {
      json.writeStartObject();
      json.writeNumberField("version", VERSION);
      json.writeStringField("envoy", report.envoyVersion());
      if (report.patience().isPresent()) {
        json.writeNumberField("attemptTimeoutMilliseconds", report.patience().get().toMillis());
      }
      json.writeObjectFieldStart("summary");
      json.writeNumberField("backends", report.backends());
      json.writeNumberField("scenarios", report.scenarios());
      json.writeNumberField("failed", report.failed());
      json.writeNumberField("milliseconds", report.millis());
      json.writeEndObject();
      json.writeArrayFieldStart("differences");
      for (Map.Entry<DrilledConfig.What, Integer> change : report.changes().entrySet()) {
        json.writeStartObject();
        json.writeStringField("rendered", change.getKey().rendered());
        json.writeStringField("drilled", change.getKey().drilled());
        json.writeNumberField("values", change.getValue());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeArrayFieldStart("backends");
      for (DrillReport.Part part : report.parts()) {
        if (part.backend().isPresent()) {
          write(part, json);
        }
      }
      json.writeEndArray();
      for (DrillReport.Part part : report.parts()) {
        if (part.backend().isEmpty()) {
          json.writeFieldName("httpRoutes");
          write(part, json);
        }
      }
      json.writeEndObject();
    }
    out.write('\n');
  }

  private static void write(DrillReport.Part part, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", part.name());
    json.writeArrayFieldStart("scenarios");
    for (Result result : part.results()) {
      write(result, json);
    }
    json.writeEndArray();
    texts("notDrilled", part.notDrilled(), json);
    json.writeEndObject();
  }

  private static void texts(String name, List<String> texts, JsonGenerator json)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (String text : texts) {
      json.writeString(text);
    }
    json.writeEndArray();
  }

  private static void write(Result result, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", result.name());
    json.writeStringField("title", result.title());
    json.writeStringField("result", result.passed() ? "PASS" : "FAIL");
    if (result.status().isPresent()) {
      json.writeNumberField("status", result.status().getAsInt());
    } else {
      json.writeNullField("status");
    }
    json.writeNumberField("milliseconds", result.millis());
    json.writeArrayFieldStart("attempts");
    for (Result.Attempt attempt : result.attempts()) {
      json.writeStartObject();
      json.writeNumberField("priority", attempt.priority());
      json.writeNumberField("entry", attempt.entry());
      json.writeStringField("host", attempt.host());
      json.writeStringField("path", attempt.path());
      json.writeStringField("credentialHeader", attempt.credentialHeader());
      json.writeStringField("credential", attempt.credential());
      json.writeStringField("model", attempt.model());
      write(attempt.problems(), json);
      json.writeEndObject();
    }
    json.writeEndArray();
    write(result.problems(), json);
    texts("notes", result.notes(), json);
    json.writeEndObject();
  }

  private static void write(List<Problem> problems, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("problems");
    for (Problem problem : problems) {
      json.writeStartObject();
      json.writeStringField("what", problem.what());
      json.writeStringField("expected", problem.expected());
      json.writeStringField("seen", problem.seen());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
