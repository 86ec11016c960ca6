package dev.mpool.rule;

import static dev.mpool.rule.Manifest.OPENAI;
import static dev.mpool.rule.Manifest.llm;
import static dev.mpool.rule.Manifest.named;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mpool.diag.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AmbiguousScalarTest {

  private static Checked port(String port) {
    return Checked.of(llm("hostOverride: {host: a.example.com, port: " + port + "}", OPENAI));
  }

  private static Checked labels(String labels) {
    return Checked.of(named("name: a, labels: {" + labels + "}", llm(OPENAI)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0673", "0x1bb", "0b110111011", "4_43", "+443", "443.0", "4.43e2"})
  void portsAreWrittenPlainly(String port) {
    assertThat(port(port).findings())
        .extracting(Checked::describe)
        .containsExactly(
            "port=`"
                + port
                + "`: Kubernetes reads this as 443, other YAML readers may not. | Write `port:"
                + (port.equals("0673")
                    ? " 443`, or `port: 673` if no octal number is meant."
                    : " 443`."));
  }

  @Test
  void plainPortsAreSilent() {
    assertThat(port("443").rules()).isEmpty();
    assertThat(port("1").of(Rule.AMBIGUOUS_SCALAR)).isEmpty();
    assertThat(port("01").of(Rule.AMBIGUOUS_SCALAR)).hasSize(1);
    assertThat(port("65535").of(Rule.AMBIGUOUS_SCALAR)).isEmpty();
    assertThat(port("65_535").of(Rule.AMBIGUOUS_SCALAR)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"00", "65_536", "443.5", "\"0673\"", "yes", "-01"})
  void whatTheSchemaRefusesIsNotToldAgain(String port) {
    assertThat(port(port).of(Rule.AMBIGUOUS_SCALAR)).isEmpty();
    assertThat(port(port).findings()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u201Cgpt-4o\u201D", "\u2018gpt-4o\u2019", "\u201Egpt-4o\u201C"})
  void typographicQuotesArePartOfAModel(String model) {
    assertThat(Checked.of(llm(OPENAI.replace("gpt-4o", model))).findings())
        .extracting(Checked::describe)
        .containsExactly(
            "model=`"
                + model
                + "`: These quotes are typographic, so they are a part of the value. | Write"
                + " straight quotes, or none.");
    assertThat(Checked.of(llm(OPENAI.replace("gpt-4o", "gpt\u201D"))).rules()).isEmpty();
  }

  @Test
  void textsAreTheSchemasConcern() {
    assertThat(Checked.of(llm(OPENAI.replace("gpt-4o", "no"))).rules())
        .containsExactly("wrong-type");
    assertThat(Checked.of(llm(OPENAI.replace("gpt-4o", "2024-06-01"))).rules()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "yes, true",
    "on, true",
    "y, true",
    "no, false",
    "off, false",
    "n, false",
    "Off, false"
  })
  void booleansAreTrueOrFalse(String written, String meant) {
    assertThat(
            Checked.of(
                    llm(
                        "hostOverride: {host: a.example.com, port: 443, insecureSkipVerify: "
                            + written
                            + "}",
                        OPENAI))
                .of(Rule.AMBIGUOUS_SCALAR))
        .containsExactly(
            "insecureSkipVerify=`"
                + written
                + "`: Kubernetes reads this as "
                + meant
                + ", other YAML readers may not. | Write `insecureSkipVerify: "
                + meant
                + "`.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"true", "false", "True", "FALSE"})
  void theseBooleansMeanTheSameEverywhere(String written) {
    assertThat(
            Checked.of(
                    """
                    apiVersion: gateway.kgateway.dev/v1alpha1
                    kind: Backend
                    metadata: {name: a}
                    spec: {type: DynamicForwardProxy, dynamicForwardProxy: {enableTls: %s}}
                    """
                        .formatted(written))
                .rules())
        .isEmpty();
  }

  @Test
  void backendsOfOtherTypesAreLookedAt() {
    Checked checked =
        Checked.of(
            """
            apiVersion: gateway.kgateway.dev/v1alpha1
            kind: Backend
            metadata: {name: a}
            spec: {type: Static, static: {hosts: [{host: a, port: 80}, {host: a, port: 0120}]}}
            """);
    assertThat(checked.rules()).containsExactly("ambiguous-scalar");
    assertThat(checked.findings().get(0).location().pointer())
        .isEqualTo("/spec/static/hosts/1/port");
  }

  @ParameterizedTest
  @CsvSource({"on, true", "no, false", "012, 10", "0x10, 16", "1_0, 10", "+1, 1", "Yes, true"})
  void freeKeysAreText(String written, String meant) {
    assertThat(labels(written + ": x").findings())
        .extracting(Checked::describe)
        .containsExactly(
            meant
                + "=`"
                + written
                + "`: Kubernetes reads this key as \""
                + meant
                + "\". | Write the key in quotes: `\""
                + written
                + "\"`.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"on\": x",
        "'012': x",
        "app: x",
        "true: x",
        "12: x",
        "example.com/on: x",
        "port: \"0673\"",
        "\"a\\x62\": x"
      })
  void keysThatMeanWhatTheyLookLike(String label) {
    assertThat(labels(label).rules()).isEmpty();
  }

  @Test
  void valuesOfLabelsAreTheSchemasConcern() {
    assertThat(labels("port: 0673").rules()).containsExactly("wrong-type");
  }

  @Test
  void annotationsHaveFreeKeysToo() {
    assertThat(Checked.of(named("name: a, annotations: {off: x}", llm(OPENAI))).findings())
        .singleElement()
        .satisfies(
            finding ->
                assertThat(finding.location().pointer()).isEqualTo("/metadata/annotations/false"));
  }

  @Test
  void aLongKeyIsCut() {
    assertThat(labels("0".repeat(1000) + "1: x").findings().get(0).hint())
        .contains("Write the key in quotes: `\"" + "0".repeat(80) + "…\"`.");
  }
}
