package dev.mpool.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
      json.writeFieldName("tool");
      VisibleJson.write(tool(), json);
      json.writeStringField("columnKind", "unicodeCodePoints");
      json.writeArrayFieldStart("results");
      Fingerprints fingerprints = new Fingerprints();
      for (Diagnostic diagnostic : findings.diagnostics()) {
        VisibleJson.write(result(diagnostic, fingerprints.of(diagnostic)), json);
      }
      json.writeEndArray();
      json.writeEndObject();
      json.writeEndArray();
      json.writeEndObject();
    }
    out.write('\n');
  }

  private static ObjectNode tool() {
    ObjectNode tool = JsonNodeFactory.instance.objectNode();
    ObjectNode driver = tool.putObject("driver").put("name", "mpool");
    String version = SarifReport.class.getPackage().getImplementationVersion();
    if (version != null) {
      driver.put("version", version);
    }
    ArrayNode rules = driver.putArray("rules");
    for (Rule rule : Rule.values()) {
      describe(rule, rules.addObject().put("id", rule.id()));
    }
    return tool;
  }

  private static void describe(Rule rule, ObjectNode json) {
    String title = rule.title() + '.';
    Optional<RulePage> page = RulePage.of(rule);
    json.putObject("shortDescription").put("text", title);
    json.putObject("fullDescription").put("text", page.map(RulePage::explanation).orElse(title));
    ObjectNode help = json.putObject("help");
    help.put("text", title + " `mpool rules " + rule.id() + "` explains it with examples.");
    // The examples hold tokens too, which somebody may have taken over into a manifest.
    page.ifPresent(found -> help.put("markdown", masked(found.alone())));
    json.putObject("defaultConfiguration").put("level", level(rule.severity()));
    ObjectNode properties = json.putObject("properties");
    properties.put("category", rule.category().label());
    properties.putArray("tags").add(rule.category().label());
    // What code scanning sorts by.
    properties.put("precision", rule.category() == Category.RULE ? "high" : "very-high");
    properties.put("problem.severity", rule.severity().of("error", "warning", "recommendation"));
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

  private static ObjectNode result(Diagnostic diagnostic, String fingerprint) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("ruleId", diagnostic.rule().id()).put("ruleIndex", diagnostic.rule().ordinal());
    json.put("level", level(diagnostic.severity()));
    json.putObject("message").put("text", message(diagnostic));
    putPlace(diagnostic.location(), json.putArray("locations").addObject());
    ArrayNode others = JsonNodeFactory.instance.arrayNode();
    for (Related related : diagnostic.related()) {
      ObjectNode other = others.addObject().put("id", others.size());
      putPlace(related.location(), other);
      other.putObject("message").put("text", related.message());
    }
    if (!others.isEmpty()) {
      json.set("relatedLocations", others);
    }
    json.putObject("partialFingerprints").put(FINGERPRINT, fingerprint);
    return json;
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

  private static void putPlace(Location location, ObjectNode json) {
    Range range = location.range();
    ObjectNode place = json.putObject("physicalLocation");
    place.putObject("artifactLocation").put("uri", FileUri.of(location.source().name()));
    ObjectNode region = place.putObject("region");
    region.put("startLine", range.start().line()).put("startColumn", range.start().column());
    region.put("endLine", range.end().line()).put("endColumn", range.end().column());
  }

  private static String level(Severity severity) {
    return severity.of("error", "warning", "note");
  }
}
