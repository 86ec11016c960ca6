package dev.mpool.rule;

import static dev.mpool.rule.Manifest.multipool;
import static dev.mpool.rule.Manifest.openAi;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mpool.diag.Diagnostic;
import dev.mpool.text.Location;
import dev.mpool.text.Span;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is wrong with an entry only beside others is told at the alias that puts it there. */
class AliasedEntriesTest {

  private static final String ONE = "{" + openAi("one", "gpt-4o") + "}";

  private static final String LIST =
      """
      apiVersion: v1
      kind: List
      items:
      - &b
        apiVersion: gateway.kgateway.dev/v1alpha1
        kind: Backend
        metadata: {name: b, namespace: ai}
        spec:
          type: AI
          ai:
            multipool: &m
              priorities:
              - pool: [&e %s]
              - pool: [*e]
      """
          .formatted(ONE);

  private static final String SECOND =
      """
      - apiVersion: gateway.kgateway.dev/v1alpha1
        kind: Backend
        metadata: {name: c, namespace: ai}
        spec:
          type: AI
          ai:
      """;

  @Test
  void anEntryIsToldAtItsAlias() {
    assertThat(found(multipool("&e " + ONE, "*e", "*e")))
        .containsExactly(
            "duplicate-endpoint 1/pool/0 *e, 0/pool/0 provider",
            "duplicate-endpoint 2/pool/0 *e, 0/pool/0 provider");
  }

  @Test
  void aPoolIsToldAtItsKey() {
    String text = multipool(ONE).replace("- pool:", "- pool: &p") + "        - pool: *p\n";
    assertThat(found(text)).containsExactly("duplicate-endpoint 1/pool/0 pool, 0/pool/0 provider");
  }

  @Test
  void aPriorityIsToldAtItsAlias() {
    String text = multipool(ONE).replace("- pool:", "- &p\n          pool:") + "        - *p\n";
    assertThat(found(text)).containsExactly("duplicate-endpoint 1/pool/0 *p, 0/pool/0 provider");
  }

  @Test
  void aMergedPriorityIsToldAtItsMergeKey() {
    String text = multipool(ONE).replace("- pool:", "- &p\n          pool:") + "        - <<: *p\n";
    assertThat(found(text))
        .containsExactly("duplicate-endpoint 1/pool/0 <<: *p, 0/pool/0 provider");
  }

  @Test
  void entriesThatShareAnAliasAreToldWhereTheyAreWritten() {
    assertThat(found(LIST + SECOND + "      multipool: *m\n"))
        .containsExactly("duplicate-endpoint 1/pool/0 *e, 0/pool/0 provider");
  }

  @Test
  void anEntryOfAnotherBackendIsToldWhereItIsMixedIn() {
    String anthropic = ONE.replace("openai", "anthropic");
    assertThat(
            found(
                LIST
                    + SECOND
                    + "      multipool: {priorities: [{pool: ["
                    + anthropic
                    + "]}, {pool: [*e]}]}\n"))
        .endsWith(
            "mixed-providers 1/pool/0/provider *e,"
                + " 0/pool/0/provider/anthropic anthropic, 1/pool/0/provider/openai *e");
  }

  @Test
  void aBackendIsToldAtItsAlias() {
    assertThat(found(LIST + "- *b\n"))
        .endsWith("duplicate-backend /items/1/metadata/name *b, /items/0/metadata/name b");
  }

  private static List<String> found(String text) {
    List<String> found = new ArrayList<>();
    for (Diagnostic finding : Checked.of(text).findings()) {
      StringBuilder places = new StringBuilder(finding.rule().id() + " " + at(finding.location()));
      finding.related().forEach(other -> places.append(", ").append(at(other.location())));
      found.add(places.toString());
    }
    return found;
  }

  private static String at(Location place) {
    Span span = place.span();
    String marked = place.source().text().substring(span.start(), span.end());
    return place.pointer().replaceFirst(".*/priorities/", "") + ' ' + marked;
  }
}
