package dev.mpool.crd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mpool.diag.Diagnostic;
import dev.mpool.diag.Rule;
import dev.mpool.text.Source;
import dev.mpool.yaml.YamlDocument;
import dev.mpool.yaml.YamlMapping;
import dev.mpool.yaml.YamlReader;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a CRD file says is what is checked; what mpool cannot check is reported. */
class CrdFileTest {

  private static final String HEAD =
      """
      apiVersion: apiextensions.k8s.io/v1
      kind: CustomResourceDefinition
      metadata: {name: backends.gateway.kgateway.dev}
      spec:
        group: gateway.kgateway.dev
        names: {kind: Backend, plural: backends}
        scope: Namespaced
        versions:
        - name: v1alpha1
          subresources: {status: {}}
          schema:
            openAPIV3Schema:
              type: object
              properties:
                status: {type: object, properties: {n: {type: integer}}}
                spec:
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        // Structural schemas
        "{type: object}~ {a: 1}~ Unknown field \"a\". Remove it.",
        "{type: object, x-kubernetes-preserve-unknown-fields: true}~ {a: 1}~ ``",
        "{type: object, properties: {p: {x-kubernetes-int-or-string: true}}}~ {p: 80}~ ``",
        "{type: object, properties: {p: {x-kubernetes-int-or-string: true}}}~ {p: a}~ ``",
        "{type: object, properties: {p: {x-kubernetes-int-or-string: true}}}~ {p: true}~"
            + " p must be a whole number or a string.",
        "{type: object, required: [p], properties: {p: {type: string, nullable: true}}}~ {p: null}~ ``",
        "{type: object, required: [p], properties: {p: {type: string}}}~ {p: null}~ spec has no value for p. Give it one.",
        "{type: object, required: [p], properties: {p: {type: string, default: x}}}~ {}~ ``",
        "{type: object, properties: {c: {type: number, minimum: 1, exclusiveMinimum: true}}}~ {c: 1}~"
            + " c must be more than 1, not 1.",
        "{type: object, properties: {c: {type: integer, multipleOf: 5}}}~ {c: 7}~"
            + " c must be a multiple of 5, not 7.",
        "{type: object, properties: {l: {type: array, x-kubernetes-list-type: set, items: {type: string}}}}~"
            + " {l: [a, a]}~ l must not have an item twice.",
        "{type: object, additionalProperties: {type: integer}}~ {a: x}~"
            + " a must be a whole number, not a string.",
        // Rules
        "{type: object, properties: {a: {type: integer}}, x-kubernetes-validations:"
            + " [{rule: 'self.a > 3', message: too small}]}~ {a: 3}~ spec: too small",
        "{type: object, properties: {a: {type: integer}}, x-kubernetes-validations:"
            + " [{rule: 'self.a > 3', message: too small}]}~ {a: 4}~ ``",
        "{type: object, properties: {a: {type: integer}}, x-kubernetes-validations:"
            + " [{rule: 'self.a > 3'}]}~ {a: 3}~ spec: This breaks the CRD's rule \"self.a > 3\".",
        "{type: object, properties: {a: {type: integer}}, x-kubernetes-validations:"
            + " [{rule: 'self.a > 3', fieldPath: .a, messageExpression: '\"not \" + string(self.a)'}]}~"
            + " {a: 3}~ a: not 3",
        "{type: object, properties: {a: {type: integer}}, x-kubernetes-validations:"
            + " [{rule: 'self.a > 3', message: too small}]}~ {}~"
            + " spec: A rule of the CRD fails here: key 'a' is not"
            + " present in map.",
        "{type: object, properties: {a: {type: integer, default: 9}}, x-kubernetes-validations:"
            + " [{rule: 'self.a > 3'}]}~ {}~ ``",
        "{type: object, properties: {namespace: {type: string}, a-b: {type: string}},"
            + " x-kubernetes-validations: [{rule: 'self.__namespace__ == self.a__dash__b',"
            + " message: differ}]}~ {namespace: x, a-b: z}~ spec: differ",
        "{type: array, items: {type: integer, x-kubernetes-validations: [{rule: self < 3,"
            + " message: too large}]}}~ [1, 5]~ spec[1]: too large",
        // Rules about changes do not hold for new objects
        "{type: integer, x-kubernetes-validations: [{rule: self == oldSelf, message: fixed}]}~ 3~ ``",
        "{type: integer, x-kubernetes-validations: [{rule: '!oldSelf.hasValue() || self == 3',"
            + " optionalOldSelf: true, message: fixed}]}~ 4~ ``",
        "{type: string, x-kubernetes-validations: [{rule: 'self != \"oldSelf\"', message: no}]}~"
            + " oldSelf~ spec: no",
      })
  void aCrdIsCheckedAsAnApiServerChecksIt(String spec, String value, String message) {
    CrdFile crd = crd(spec);
    assertThat(crd.diagnostics()).isEmpty();
    List<String> messages = check(crd, "spec: " + value).stream().map(Diagnostic::message).toList();
    assertThat(messages).isEqualTo(message.isEmpty() ? List.of() : List.of(message));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[1, 2, 2].isSorted() && ![2, 1].isSorted() && [1, 2].sum() == 3",
        "[3, 1].min() == 1 && [3, 1].max() == 3",
        "\"a1b22\".find(\"[0-9]+\") == \"1\" && \"a1b22\".findAll(\"[0-9]+\") == [\"1\", \"22\"]",
        "isIP(\"10.0.0.1\") && isIP(\"::1\") && !isIP(\"10.0.0.01\") && !isIP(\"::ffff:1.2.3.4\")",
        "isCIDR(\"10.0.0.0/8\") && isCIDR(\"::/128\") && !isCIDR(\"10.0.0.0/33\") && !isCIDR(\"::/08\")",
        "isURL(\"https://h:80/p\") && !isURL(\"h\") && url(\"https://h:80/p\").getHostname() == \"h\"",
        "url(\"https://h:80/p\").getScheme() == \"https\" && url(\"https://h:80/p\").getPort() == \"80\"",
        "url(\"https://h:80/p\").getHost() == \"h:80\" && url(\"https://h/p\").getEscapedPath() == \"/p\"",
        "isQuantity(\"1.5Gi\") && !isQuantity(\"1.5gi\") && quantity(\"1k\").compareTo(quantity(\"1000\")) == 0",
        "quantity(\"200m\").isLessThan(quantity(\"1\")) && quantity(\"1Mi\").isGreaterThan(quantity(\"1M\"))",
        "\"aXb\".lowerAscii() == \"axb\" && \"a,b\".split(\",\") == [\"a\", \"b\"]",
        "sets.contains([1, 2], [2]) && {\"a\": 1}[?\"b\"].orValue(3) == 3",
      })
  void rulesHaveTheFunctionsOfAnApiServer(String rule) {
    CrdFile crd =
        crd("{type: string, x-kubernetes-validations: [{rule: '" + rule + "', message: no}]}");
    assertThat(crd.diagnostics()).isEmpty();
    assertThat(check(crd, "spec: x")).isEmpty();
  }

  @Test
  void aRuleThatMpoolCannotEvaluateIsReportedAtItsPlace() {
    CrdFile crd =
        crd("{type: string, x-kubernetes-validations: [{rule: 'format.named(self).hasValue()'}]}");
    assertThat(crd.schema()).isPresent();
    assertThat(crd.diagnostics())
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.rule()).isEqualTo(Rule.CRD_RULE_UNCHECKED);
              assertThat(found.isRefusal()).isFalse();
              assertThat(found.message())
                  .startsWith("mpool cannot evaluate this rule, so Backends that break it pass: ");
              assertThat(found.location().line()).isEqualTo(17);
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "format.named(\"dns1123Label\").hasValue()",
        "ip(self).family() == 4",
        "ip.isCanonical(self)",
        "cidr(self).containsIP(\"10.0.0.1\")",
        "authorizer.path(self).check(\"get\").allowed()",
        "semver(self).isGreaterThan(semver(\"1.0.0\"))",
        "self ==",
      })
  void aRuleOfAnUnknownFunctionIsReportedAndTheRestIsChecked(String rule) {
    CrdFile crd =
        crd("{type: string, maxLength: 2, x-kubernetes-validations: [{rule: '" + rule + "'}]}");
    assertThat(crd.diagnostics())
        .extracting(Diagnostic::rule)
        .containsExactly(Rule.CRD_RULE_UNCHECKED);
    assertThat(check(crd, "spec: x")).isEmpty();
    assertThat(check(crd, "spec: xyz")).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "duration, 1h, 1 hors",
    "ipv4, 01.2.3.4, 1.2.3",
    "uri, 'http://h/a b', 'http://a b/'",
    "byte, YQ==, YQ",
    "uuid, 123E4567-E89B-12D3-A456-426614174000, 123e4567",
    "date, 2024-02-29, 2023-02-29",
    "email, 'A <a@b.c>', a@",
    "k8s-short-name, a-b, A",
  })
  void aFormatIsJudgedAsByAnApiServer(String format, String right, String wrong) {
    CrdFile crd = crd("{type: string, format: " + format + "}");
    assertThat(crd.diagnostics()).isEmpty();
    assertThat(check(crd, "spec: '" + right + "'")).isEmpty();
    assertThat(check(crd, "spec: '" + wrong + "'"))
        .singleElement()
        .satisfies(
            found ->
                assertThat(found.message())
                    .isEqualTo("spec must have the format " + format + ", not \"" + wrong + "\"."));
  }

  @ParameterizedTest
  @ValueSource(strings = {"int32", "int64", "password", "date-time", "of-my-own"})
  void otherFormatsNeedNoWord(String format) {
    assertThat(crd("{type: string, format: " + format + "}").diagnostics()).isEmpty();
  }

  /** An API server takes more texts for a time than Java does. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "2024-01-02T03:04:05Z",
        "2024-01-02T03:04:05,5Z",
        "2024-01-02T05:04:05+02:00",
        "2024-01-03T03:04:05+24:00",
        "2024-01-02T03:04:05.1234567890123Z",
      })
  void timesInRulesAreThoseOfGo(String time) {
    CrdFile crd =
        crd(
            "{type: string, format: date-time, x-kubernetes-validations: [{rule: "
                + "'self >= timestamp(\"2024-01-02T03:04:05Z\")"
                + " && self < timestamp(\"2024-01-02T03:04:06Z\")', message: no}]}");
    assertThat(crd.diagnostics()).isEmpty();
    assertThat(check(crd, "spec: '" + time + "'")).isEmpty();
  }

  @Test
  void statusIsJudgedByItsNamesOnly() {
    CrdFile crd = crd("{type: object}");
    assertThat(check(crd, "status: {n: x}")).isEmpty();
    assertThat(check(crd, "status: {m: 1}")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{kind: ConfigMap}",
        "[]",
        "kind: CustomResourceDefinition",
        "{kind: CustomResourceDefinition, spec: {group: gateway.kgateway.dev, names: {kind: Backend}}}",
        "a: [",
      })
  void aFileWithoutACrdOfBackendsIsAnError(String text) {
    CrdFile crd = CrdFile.read(new Source("crd.yaml", text));
    assertThat(crd.schema()).isEmpty();
    assertThat(crd.diagnostics()).anyMatch(Diagnostic::isError);
  }

  private static CrdFile crd(String spec) {
    return CrdFile.read(new Source("crd.yaml", HEAD + "                  " + spec + "\n"));
  }

  private static List<Diagnostic> check(CrdFile crd, String text) {
    String head = "apiVersion: gateway.kgateway.dev/v1alpha1\nkind: Backend\nmetadata: {name: b}\n";
    YamlDocument document = YamlReader.read(new Source("b.yaml", head + text)).documents().get(0);
    YamlMapping object = (YamlMapping) document.root().orElseThrow();
    return crd.schema().orElseThrow().check(document, object, "");
  }
}
