package dev.mpool.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.mpool.diag.Diagnostic;
import dev.mpool.text.Range;
import java.io.IOException;
import java.io.Writer;

/** GitLab's Code Quality report, a subset of Code Climate's format. */
final class GitlabReport implements Report {

  @Override
  public void write(ReportContent findings, Writer out) throws IOException {
    Fingerprints fingerprints = new Fingerprints();
    try (JsonGenerator json = VisibleJson.to(out)) {
      json.writeStartArray();
      for (Diagnostic diagnostic : findings.diagnostics()) {
        writeFinding(diagnostic, fingerprints.of(diagnostic), json);
      }
      json.writeEndArray();
    }
    out.write('\n');
  }

  private static void writeFinding(Diagnostic diagnostic, String fingerprint, JsonGenerator json)
      throws IOException {
    Range range = diagnostic.location().range();
    String description = diagnostic.message();
    if (diagnostic.hint().isPresent()) {
      description = description + ' ' + diagnostic.hint().get();
    }
    json.writeStartObject();
    json.writeStringField("description", description);
    json.writeStringField("check_name", diagnostic.rule().id());
    json.writeStringField("fingerprint", fingerprint);
    json.writeStringField("severity", diagnostic.severity().of("major", "minor", "info"));
    json.writeObjectFieldStart("location");
    json.writeStringField("path", FileUri.relative(diagnostic.location().source().name()));
    json.writeObjectFieldStart("lines");
    json.writeNumberField("begin", range.start().line());
    json.writeNumberField("end", range.end().line());
    json.writeEndObject();
    json.writeEndObject();
    json.writeEndObject();
  }
}
