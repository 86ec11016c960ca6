package dev.mpool.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mpool.diag.Diagnostic;
import dev.mpool.text.Source;
import dev.mpool.yaml.YamlDocument;
import dev.mpool.yaml.YamlMapping;
import dev.mpool.yaml.YamlReader;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Metadata as an API server decodes and validates it, and the status that it only decodes. */
class ObjectMetaTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "metadata: {generateName: b-, name: ''}",
        "metadata: {generateName: a--}",
        "metadata: {name: a.b-c.9, namespace: ''}",
        "metadata: {name: b, resourceVersion: '123', uid: u, generation: 5.0, selfLink: /x}",
        "metadata: {name: b, creationTimestamp: null, deletionTimestamp: 2024-01-01T00:00:00Z}",
        "metadata: {name: b, labels: {b: '', a.b/C_d: X.y}, annotations: {A.B/c: ' any '}}",
        "metadata: {name: b, finalizers: [kubernetes, a.b/c]}",
        "metadata: {name: b, ownerReferences: [{apiVersion: a/v1, kind: Event, name: a, uid: b}]}",
        "metadata: {name: b, managedFields: [{manager: k, operation: Update, time:"
            + " '2024-01-01T00:00:00Z', fieldsType: FieldsV1, fieldsV1: {'f:spec': {'.': {}}}}]}",
        "{metadata: {name: b}, status: 5}",
        "{metadata: {name: b}, status: [1]}",
        "{metadata: {name: b}, status: {conditions: {}}}",
        "{metadata: {name: b}, status: {conditions: [{type: 1, observedGeneration: x}]}}",
      })
  void isAccepted(String text) {
    assertThat(findings(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "metadata: []",
        "metadata: x",
        "metadata: null",
        "metadata: {generateName: '-'}",
        "metadata: {generateName: 'b.'}",
        "metadata: {generateName: 'b.-'}",
        "metadata: {name: b, Name: c}",
        "metadata: {name: b, namespace: a.b}",
        "metadata: {name: b, deletionGracePeriodSeconds: x}",
        "metadata: {name: b, generation: 1e30}",
        "metadata: {name: b, generation: 1.5}",
        "metadata: {name: b, resourceVersion: 123}",
        "metadata: {name: b, creationTimestamp: ''}",
        "metadata: {name: b, annotations: {a: 1}}",
        "metadata: {name: b, labels: {a/b/c: x}}",
        "metadata: {name: b, labels: {/b: x}}",
        "metadata: {name: b, labels: {a: [x]}}",
        "metadata: {name: b, finalizers: [null]}",
        "metadata: {name: b, finalizers: x}",
        "metadata: {name: b, ownerReferences: [{apiVersion: v1, kind: Event, name: a, uid: b}]}",
        "metadata: {name: b, ownerReferences: [{apiVersion: a/b/c, kind: X, name: a, uid: b}]}",
        "metadata: {name: b, ownerReferences: [{apiVersion: v1, kind: X, name: a, uid: b, x: 1}]}",
        "metadata: {name: b, ownerReferences: [{apiVersion: v1, kind: X, name: a, uid: b,"
            + " controller: true}, {apiVersion: v1, kind: X, name: c, uid: d, controller: true}]}",
        "metadata: {name: b, managedFields: [{operation: Patch}]}",
        "{metadata: {name: b}, data: 1}",
        "{metadata: {name: b}, status: {x: null}}",
        "{metadata: {name: b}, status: [{a: 1}]}",
        "{metadata: {name: b}, status: {conditions: {a: 1}}}",
        "{metadata: {name: b}, status: {conditions: [[{a: 1}]]}}",
        "{metadata: {name: b}, status: {conditions: [{type: {a: 1}}]}}",
      })
  void isRefusedForOneReason(String text) {
    assertThat(findings(text))
        .singleElement()
        .satisfies(
            finding -> assertThat(finding.message()).doesNotContain("for a reason that mpool"));
  }

  @Test
  void annotationsHave256KibibytesTogether() {
    String most = "x".repeat(256 * 1024 - 1);
    assertThat(findings("metadata: {name: b, annotations: {a: " + most + "}}")).isEmpty();
    assertThat(findings("metadata: {name: b, annotations: {a: " + most + "x}}"))
        .extracting(Diagnostic::message)
        .containsExactly("annotations have 262145 bytes in all. At most 262144 are allowed.");
  }

  private static List<Diagnostic> findings(String text) {
    String typed =
        text.startsWith("{")
            ? "{apiVersion: gateway.kgateway.dev/v1alpha1, kind: Backend, " + text.substring(1)
            : "apiVersion: gateway.kgateway.dev/v1alpha1\nkind: Backend\n" + text;
    YamlDocument document = YamlReader.read(new Source("b.yaml", typed + "\n")).documents().get(0);
    YamlMapping object = (YamlMapping) document.root().orElseThrow();
    return BackendSchema.load().check(document, object, "");
  }
}
