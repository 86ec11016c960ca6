package dev.mpool.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.mpool.diag.Diagnostic;
import dev.mpool.diag.Related;
import dev.mpool.diag.Rule;
import dev.mpool.diag.Severity;
import dev.mpool.text.Location;
import dev.mpool.text.Range;
import java.io.IOException;
import java.io.Writer;

/** SARIF 2.1.0, the format of code scanning (OASIS standard). */
final class SarifReport implements Report {

  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json";

  /** Names how fingerprints are made; a change of {@link Fingerprints} needs another name. */
  private static final String FINGERPRINT = "mpoolFinding/v1";

  @Override
  public void write(Findings findings, Writer out) throws IOException {
    try (JsonGenerator json = VisibleJson.to(out)) {
      json.writeStartObject();
      json.writeStringField("$schema", SCHEMA);
      json.writeStringField("version", "2.1.0");
      json.writeArrayFieldStart("runs");
      json.writeStartObject();
      writeTool(json);
      json.writeStringField("columnKind", "unicodeCodePoints");
      json.writeArrayFieldStart("results");
      Fingerprints fingerprints = new Fingerprints();
      for (Diagnostic diagnostic : findings.diagnostics()) {
        writeResult(diagnostic, fingerprints.of(diagnostic), json);
      }
      json.writeEndArray();
      json.writeEndObject();
      json.writeEndArray();
      json.writeEndObject();
    }
    out.write('\n');
  }

  private static void writeTool(JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("tool");
    json.writeObjectFieldStart("driver");
    json.writeStringField("name", "mpool");
    String version = SarifReport.class.getPackage().getImplementationVersion();
    if (version != null) {
      json.writeStringField("version", version);
    }
    json.writeArrayFieldStart("rules");
    for (Rule rule : Rule.values()) {
      json.writeStartObject();
      json.writeStringField("id", rule.id());
      writeText("shortDescription", rule.title(), json);
      String help = rule.title() + ". `mpool rules " + rule.id() + "` explains it with examples.";
      writeText("help", help, json);
      json.writeObjectFieldStart("defaultConfiguration");
      json.writeStringField("level", level(rule.severity()));
      json.writeEndObject();
      json.writeObjectFieldStart("properties");
      json.writeStringField("category", rule.category().label());
      json.writeEndObject();
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void writeResult(Diagnostic diagnostic, String fingerprint, JsonGenerator json)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("ruleId", diagnostic.rule().id());
    json.writeNumberField("ruleIndex", diagnostic.rule().ordinal());
    json.writeStringField("level", level(diagnostic.severity()));
    String message = diagnostic.message();
    if (diagnostic.hint().isPresent()) {
      message = message + '\n' + diagnostic.hint().get();
    }
    writeText("message", message, json);
    json.writeArrayFieldStart("locations");
    json.writeStartObject();
    writePlace(diagnostic.location(), json);
    json.writeEndObject();
    json.writeEndArray();
    if (!diagnostic.related().isEmpty()) {
      json.writeArrayFieldStart("relatedLocations");
      for (Related related : diagnostic.related()) {
        json.writeStartObject();
        writePlace(related.location(), json);
        writeText("message", related.message(), json);
        json.writeEndObject();
      }
      json.writeEndArray();
    }
    json.writeObjectFieldStart("partialFingerprints");
    json.writeStringField(FINGERPRINT, fingerprint);
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void writePlace(Location location, JsonGenerator json) throws IOException {
    Range range = location.range();
    json.writeObjectFieldStart("physicalLocation");
    json.writeObjectFieldStart("artifactLocation");
    json.writeStringField("uri", FileUri.of(location.source().name()));
    json.writeEndObject();
    json.writeObjectFieldStart("region");
    json.writeNumberField("startLine", range.start().line());
    json.writeNumberField("startColumn", range.start().column());
    json.writeNumberField("endLine", range.end().line());
    json.writeNumberField("endColumn", range.end().column());
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void writeText(String name, String text, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart(name);
    json.writeStringField("text", text);
    json.writeEndObject();
  }

  private static String level(Severity severity) {
    return switch (severity) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case INFO -> "note";
    };
  }
}
