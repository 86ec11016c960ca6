package dev.mpool.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.mpool.diag.Diagnostic;
import dev.mpool.diag.Related;
import dev.mpool.diag.Rule;
import dev.mpool.diag.Severity;
import dev.mpool.text.Location;
import dev.mpool.text.Source;
import dev.mpool.text.Span;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class MachineReportsTest {

  private static final Source SOURCE =
      new Source("./dir a/b:c,%.yaml", "spec:\n  \ud83d\ude00: AI\n  x: 1\n");

  private static final Diagnostic ERROR =
      Reports.finding(Rule.UNKNOWN_FIELD, SOURCE, "AI", "100% <wrong> & \"bad\" ]]> \u0001")
          .withHint("Do,\nthis: now.")
          .withRelated(List.of(new Related("the parent", Reports.at(SOURCE, "spec"))));

  private static final Diagnostic WARNING =
      Reports.finding(Rule.NO_FAILOVER, SOURCE, "spec:\n  \ud83d\ude00", "One endpoint.");

  @Test
  void jsonHasTheShapeOfTheContract() {
    assertThat(write(ReportFormat.JSON, WARNING))
        .isEqualTo(
            """
            {
              "version": 1,
              "summary": {
                "files": 1,
                "documents": 1,
                "backends": 1,
                "skipped": 0,
                "errors": 0,
                "warnings": 1,
                "infos": 0
              },
              "diagnostics": [
                {
                  "rule": "no-failover",
                  "category": "rule",
                  "severity": "warning",
                  "message": "One endpoint.",
                  "hint": "",
                  "file": "./dir a/b:c,%.yaml",
                  "document": 0,
                  "pointer": "/spec/x",
                  "range": {
                    "start": {
                      "line": 1,
                      "column": 1
                    },
                    "end": {
                      "line": 2,
                      "column": 4
                    }
                  },
                  "related": [ ]
                }
              ]
            }
            """);
  }

  @Test
  void jsonKeepsEveryCharacterOfAMessage() throws Exception {
    JsonNode finding = json(write(ReportFormat.JSON, ERROR)).at("/diagnostics/0");
    assertThat(finding.path("message").asText()).isEqualTo(ERROR.message());
    assertThat(finding.path("hint").asText()).isEqualTo("Do,\nthis: now.");
    assertThat(finding.at("/range/start/column").asInt()).isEqualTo(6);
    assertThat(finding.at("/related/0/message").asText()).isEqualTo("the parent");
    assertThat(finding.at("/related/0/range/end/column").asInt()).isEqualTo(5);
  }

  @Test
  void sarifKeepsToTheOfficialSchema() throws Exception {
    try (InputStream official = getClass().getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
      Schema schema =
          SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
              .getSchema(new String(official.readAllBytes(), StandardCharsets.UTF_8));
      Diagnostic unreadable =
          Diagnostic.of(
              Rule.UNREADABLE_INPUT, Location.of(new Source("/x", ""), Span.at(0)), "Gone.");
      for (Diagnostic[] diagnostics :
          new Diagnostic[][] {{}, {ERROR}, {ERROR, WARNING, unreadable}}) {
        String report = write(ReportFormat.SARIF, diagnostics);
        assertThat(schema.validate(report, InputFormat.JSON)).isEmpty();
      }
      assertThat(schema.validate("{\"version\": \"2.1.0\"}", InputFormat.JSON)).isNotEmpty();
    }
  }

  @Test
  void sarifPointsAtRegionsOfFiles() throws Exception {
    JsonNode run = json(write(ReportFormat.SARIF, ERROR, WARNING)).at("/runs/0");
    JsonNode result = run.at("/results/0");
    assertThat(run.path("columnKind").asText()).isEqualTo("unicodeCodePoints");
    assertThat(result.path("ruleId").asText()).isEqualTo("unknown-field");
    JsonNode rule = run.at("/tool/driver/rules").get(result.path("ruleIndex").asInt());
    assertThat(rule.path("id").asText()).isEqualTo("unknown-field");
    assertThat(rule.at("/help/text").asText()).contains("mpool rules unknown-field");
    JsonNode place = result.at("/locations/0/physicalLocation");
    assertThat(place.at("/artifactLocation/uri").asText()).isEqualTo("dir%20a/b%3Ac%2C%25.yaml");
    assertThat(place.path("region").toString())
        .isEqualTo("{\"startLine\":2,\"startColumn\":6,\"endLine\":2,\"endColumn\":8}");
    assertThat(result.path("message").path("text").asText())
        .isEqualTo(ERROR.message() + "\nDo,\nthis: now.\n[the parent](1)");
    JsonNode related = result.at("/relatedLocations/0");
    assertThat(related.path("id").asInt()).isEqualTo(1);
    assertThat(related.at("/physicalLocation/region/startLine").asInt()).isEqualTo(1);
  }

  /** Code scanning shows a rule's page beside its alerts, and asks for each of these texts. */
  @Test
  void sarifExplainsEveryRule() throws Exception {
    JsonNode rules = json(write(ReportFormat.SARIF)).at("/runs/0/tool/driver/rules");
    assertThat(rules).hasSize(Rule.values().length);
    for (JsonNode rule : rules) {
      String id = rule.path("id").asText();
      assertThat(rule.at("/shortDescription/text").asText()).as(id).endsWith(".");
      assertThat(rule.at("/fullDescription/text").asText())
          .as(id)
          .isNotEmpty()
          .hasSizeLessThanOrEqualTo(1024)
          .doesNotContain("](", "```", "Severity:");
      if (rule.at("/properties/category").asText().equals("rule")) {
        assertThat(rule.at("/help/markdown").asText())
            .as(id)
            .startsWith("# " + id + "\n")
            .contains("## Bad", "kind: Backend", "name: chat")
            .doesNotContain(".md)", "sk-example");
      }
    }
  }

  @Test
  void sarifMessagesCannotBeMadeLinks() throws Exception {
    Diagnostic hostile =
        Reports.finding(Rule.WRONG_TYPE, SOURCE, "AI", "Got \"[here](https://x.example)\".");
    assertThat(json(write(ReportFormat.SARIF, hostile)).at("/runs/0/results/0/message/text"))
        .hasToString("\"Got \\\"\\\\[here\\\\](https://x.example)\\\".\"");
  }

  @Test
  void fingerprintsSurviveMovedLinesAndAreUnique() throws Exception {
    Source moved = new Source(SOURCE.name(), "\n\n\n" + SOURCE.text());
    Diagnostic later =
        new Diagnostic(
            ERROR.rule(),
            ERROR.severity(),
            "Other words.",
            ERROR.hint(),
            Reports.at(moved, "AI"),
            List.of(),
            ERROR.remedy());
    Set<String> seen = new HashSet<>();
    for (String report :
        List.of(
            write(ReportFormat.SARIF, ERROR, ERROR, WARNING),
            write(ReportFormat.SARIF, later, later, WARNING))) {
      for (JsonNode result : json(report).at("/runs/0/results")) {
        seen.add(result.at("/partialFingerprints/mpoolFinding~1v1").asText());
      }
    }
    assertThat(seen).hasSize(3);
  }

  @Test
  void fingerprintsDoNotDependOnHowAFolderIsNamed() throws Exception {
    Set<String> seen = new HashSet<>();
    for (String name : List.of("a/b.yaml", "./a/b.yaml", "././a/b.yaml")) {
      Source source = new Source(name, SOURCE.text());
      Diagnostic finding = Reports.finding(Rule.UNKNOWN_FIELD, source, "AI", "No.");
      seen.add(json(write(ReportFormat.GITLAB, finding)).at("/0/fingerprint").asText());
    }
    assertThat(seen).hasSize(1);
  }

  @Test
  void githubCommandsCannotBeInjected() {
    assertThat(write(ReportFormat.GITHUB, ERROR, WARNING))
        .isEqualTo(
            """
            ::error file=dir a/b%3Ac%2C%25.yaml,line=2,endLine=2,col=6,endColumn=8,\
            title=mpool unknown-field::100%25 <wrong> & "bad" ]]> \\u{1}%0ADo,\\u{a}this: now.
            ::warning file=dir a/b%3Ac%2C%25.yaml,line=1,endLine=2,\
            title=mpool no-failover::One endpoint.
            """);
  }

  @Test
  void githubIsToldWhereNothingIsFound() {
    assertThat(write(ReportFormat.GITHUB)).matches("\\d+ files?, \\d+ Backends?: no findings\n");
  }

  /** Its place would be lost: GitHub makes ten annotations of each severity for a step. */
  @Test
  void githubLogsThePlaceOfWhatItDoesNotAnnotate() {
    Diagnostic[] findings = new Diagnostic[13];
    Arrays.fill(findings, ERROR);
    findings[2] = WARNING;
    List<String> commands = write(ReportFormat.GITHUB, findings).lines().toList();
    assertThat(commands.subList(0, 11)).noneMatch(command -> command.contains("::./dir a/b"));
    assertThat(commands.subList(11, 13))
        .allMatch(command -> command.contains("::./dir a/b:c,%25.yaml:2:6: 100%25 <wrong>"));
  }

  @Test
  void gitlabHasWhatTheWidgetNeeds() throws Exception {
    JsonNode report = json(write(ReportFormat.GITLAB, ERROR, ERROR, WARNING));
    assertThat(report).hasSize(3);
    JsonNode first = report.get(0);
    assertThat(first.path("check_name").asText()).isEqualTo("unknown-field");
    assertThat(first.path("severity").asText()).isEqualTo("major");
    assertThat(first.at("/location/path").asText()).isEqualTo("dir a/b:c,%.yaml");
    assertThat(first.at("/location/lines/begin").asInt()).isEqualTo(2);
    assertThat(first.path("fingerprint").asText()).matches("[0-9a-f]{32}");
    assertThat(report.findValuesAsText("fingerprint")).doesNotHaveDuplicates();
    assertThat(json(write(ReportFormat.GITLAB))).isEmpty();
  }

  @Test
  void junitFailsWhatTheRunFailsFor() throws Exception {
    Element suites = xml(write(ReportFormat.JUNIT, ERROR, WARNING)).getDocumentElement();
    assertThat(suites.getAttribute("tests")).isEqualTo("2");
    assertThat(suites.getAttribute("failures")).isEqualTo("1");
    Element failure = (Element) suites.getElementsByTagName("failure").item(0);
    assertThat(failure.getAttribute("message")).isEqualTo("100% <wrong> & \"bad\" ]]> \\u{1}");
    assertThat(failure.getTextContent()).contains("error[unknown-field] 100% <wrong>");
    String strict =
        Reports.write(ReportFormat.JUNIT, Reports.findings(Severity.WARNING, ERROR, WARNING));
    assertThat(xml(strict).getDocumentElement().getAttribute("failures")).isEqualTo("2");
    assertThat(xml(write(ReportFormat.JUNIT)).getElementsByTagName("testcase").getLength())
        .isEqualTo(1);
  }

  @Test
  void junitHasWhatReadersAskFor() throws Exception {
    Document report = xml(write(ReportFormat.JUNIT, ERROR, ERROR, WARNING));
    for (String element : List.of("testsuites", "testsuite")) {
      Element suite = (Element) report.getElementsByTagName(element).item(0);
      for (String count : List.of("errors", "skipped", "time")) {
        assertThat(suite.getAttribute(count)).as(element + " " + count).isEqualTo("0");
      }
      assertThat(suite.getAttribute("name")).isEqualTo("mpool");
    }
    Set<String> names = new HashSet<>();
    NodeList cases = report.getElementsByTagName("testcase");
    for (int i = 0; i < cases.getLength(); i++) {
      Element testCase = (Element) cases.item(i);
      names.add(testCase.getAttribute("classname") + "#" + testCase.getAttribute("name"));
      assertThat(testCase.getAttribute("time")).isEqualTo("0");
    }
    assertThat(names).hasSize(3);
  }

  private static String write(ReportFormat format, Diagnostic... diagnostics) {
    return Reports.write(format, Reports.findings(diagnostics));
  }

  private static JsonNode json(String text) throws Exception {
    return new ObjectMapper().readTree(text);
  }

  private static Document xml(String text) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }
}
