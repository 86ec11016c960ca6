package dev.mpool.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.mpool.diag.Diagnostic;
import dev.mpool.diag.Related;
import dev.mpool.diag.Summary;
import dev.mpool.text.Position;
import dev.mpool.text.Range;
import java.io.IOException;
import java.io.Writer;

/** The report for programs, in mpool's own shape; {@code hint} is "" where there is none. */
final class JsonReport implements Report {

  private static final int VERSION = 1;

  @Override
  public void write(ReportContent findings, Writer out) throws IOException {
    try (JsonGenerator json = VisibleJson.to(out)) {
      json.writeStartObject();
      json.writeNumberField("version", VERSION);
      writeSummary(findings.summary(), json);
      json.writeArrayFieldStart("diagnostics");
      for (Diagnostic diagnostic : findings.diagnostics()) {
        writeFinding(diagnostic, json);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    out.write('\n');
  }

  private static void writeSummary(Summary summary, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("summary");
    json.writeNumberField("files", summary.files());
    json.writeNumberField("documents", summary.documents());
    json.writeNumberField("backends", summary.backends());
    json.writeNumberField("skipped", summary.skipped());
    json.writeNumberField("errors", summary.errors());
    json.writeNumberField("warnings", summary.warnings());
    json.writeNumberField("infos", summary.infos());
    json.writeEndObject();
  }

  private static void writeFinding(Diagnostic diagnostic, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("rule", diagnostic.rule().id());
    json.writeStringField("category", diagnostic.rule().category().label());
    json.writeStringField("severity", diagnostic.severity().label());
    json.writeStringField("message", diagnostic.message());
    json.writeStringField("hint", diagnostic.hint().orElse(""));
    json.writeStringField("file", diagnostic.location().source().name());
    json.writeNumberField("document", diagnostic.location().document());
    json.writeStringField("pointer", diagnostic.location().pointer());
    writeRange(diagnostic.location().range(), json);
    json.writeArrayFieldStart("related");
    for (Related related : diagnostic.related()) {
      json.writeStartObject();
      json.writeStringField("message", related.message());
      json.writeStringField("file", related.location().source().name());
      writeRange(related.location().range(), json);
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void writeRange(Range range, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("range");
    writePosition("start", range.start(), json);
    writePosition("end", range.end(), json);
    json.writeEndObject();
  }

  private static void writePosition(String name, Position position, JsonGenerator json)
      throws IOException {
    json.writeObjectFieldStart(name);
    json.writeNumberField("line", position.line());
    json.writeNumberField("column", position.column());
    json.writeEndObject();
  }
}
