package dev.mpool.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.mpool.credential.Redaction;
import dev.mpool.diag.Category;
import dev.mpool.diag.Diagnostic;
import dev.mpool.diag.Related;
import dev.mpool.diag.Rule;
import dev.mpool.diag.RulePage;
import dev.mpool.diag.Severity;
import dev.mpool.text.Location;
import dev.mpool.text.Range;
import java.io.IOException;
import java.io.Writer;
import java.util.Optional;

/** SARIF 2.1.0, the format of code scanning (OASIS standard). */
final class SarifReport implements Report {

  private static final String BLOCK = "```yaml\n";
  private static final String BLOCK_END = "\n```";

  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json";

  /** Names how fingerprints are made; a change of {@link Fingerprints} needs another name. */
  private static final String FINGERPRINT = "mpoolFinding/v1";

  @Override
  public void write(ReportContent findings, Writer out) throws IOException {
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
      writeRule(rule, json);
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void writeRule(Rule rule, JsonGenerator json) throws IOException {
    String title = rule.title() + '.';
    Optional<RulePage> page = RulePage.of(rule);
    writeText("shortDescription", title, json);
    writeText("fullDescription", page.map(RulePage::explanation).orElse(title), json);
    json.writeObjectFieldStart("help");
    json.writeStringField(
        "text", title + " `mpool rules " + rule.id() + "` explains it with examples.");
    if (page.isPresent()) {
      // The examples hold tokens too, which somebody may have taken over into a manifest.
      json.writeStringField("markdown", masked(page.get().alone()));
    }
    json.writeEndObject();
    json.writeObjectFieldStart("defaultConfiguration");
    json.writeStringField("level", level(rule.severity()));
    json.writeEndObject();
    json.writeObjectFieldStart("properties");
    json.writeStringField("category", rule.category().label());
    json.writeArrayFieldStart("tags");
    json.writeString(rule.category().label());
    json.writeEndArray();
    // What code scanning sorts by.
    json.writeStringField("precision", rule.category() == Category.RULE ? "high" : "very-high");
    json.writeStringField("problem.severity", problemSeverity(rule.severity()));
    json.writeEndObject();
  }

  private static String masked(String page) {
    StringBuilder text = new StringBuilder(page.length());
    int copied = 0;
    int block = page.indexOf(BLOCK);
    while (block >= 0) {
      int start = block + BLOCK.length();
      int end = page.indexOf(BLOCK_END, start);
      text.append(page, copied, start).append(Redaction.mask(page.substring(start, end)));
      copied = end;
      block = page.indexOf(BLOCK, end);
    }
    return text.append(page, copied, page.length()).toString();
  }

  private static void writeResult(Diagnostic diagnostic, String fingerprint, JsonGenerator json)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("ruleId", diagnostic.rule().id());
    json.writeNumberField("ruleIndex", diagnostic.rule().ordinal());
    json.writeStringField("level", level(diagnostic.severity()));
    writeText("message", message(diagnostic), json);
    json.writeArrayFieldStart("locations");
    json.writeStartObject();
    writePlace(diagnostic.location(), json);
    json.writeEndObject();
    json.writeEndArray();
    if (!diagnostic.related().isEmpty()) {
      json.writeArrayFieldStart("relatedLocations");
      int id = 0;
      for (Related related : diagnostic.related()) {
        json.writeStartObject();
        json.writeNumberField("id", ++id);
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

  /** The message with its hint, and with a link to each related place, by its id. */
  private static String message(Diagnostic diagnostic) {
    StringBuilder text = new StringBuilder(literal(diagnostic.message()));
    if (diagnostic.hint().isPresent()) {
      text.append('\n').append(literal(diagnostic.hint().get()));
    }
    int id = 0;
    for (Related related : diagnostic.related()) {
      text.append("\n[").append(escaped(related.message())).append("](").append(++id).append(')');
    }
    return text.toString();
  }

  /** Words that a viewer takes for no link, whatever a manifest puts into them. */
  private static String literal(String words) {
    return words.contains("](") ? escaped(words) : words;
  }

  /** With the escapes of SARIF's messages (3.11.6). */
  private static String escaped(String words) {
    return words.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]");
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

  private static String problemSeverity(Severity severity) {
    return switch (severity) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case INFO -> "recommendation";
    };
  }

  private static String level(Severity severity) {
    return switch (severity) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case INFO -> "note";
    };
  }
}
