package dev.mpool.drill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mpool.e2e.Rendering;
import dev.mpool.plan.BackendPlan;
import dev.mpool.report.Palette;
import dev.mpool.rule.RuleSettings;
import java.io.StringWriter;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The report for people fits a terminal. */
class TextDrillReportTest {

  private static final String LONG =
      """
      apiVersion: gateway.kgateway.dev/v1alpha1
      kind: Backend
      metadata: {name: b, namespace: ai}
      spec:
        type: AI
        ai:
          llm:
            hostOverride: {host: a-long-name-of-a-host.eu-central-1.example.com, port: 443}
            pathOverride: {fullPath: /a/path/that/is/long/as/well/v1/chat/completions}
            provider:
              openai:
                model: a-model-with-a-long-name-2026-11-28-preview
                authToken: {kind: SecretRef, secretRef: {name: secret-of-the-endpoint-in-the-eu}}
      """;

  @Test
  void long_endpoints_take_two_lines() throws Exception {
    BackendPlan backend = Rendering.plan(LONG, RuleSettings.DEFAULTS).backends().get(0);
    DrillReport report =
        new DrillReport(
            "1.40.0",
            new EnumMap<>(DrilledConfig.What.class),
            Duration.ofSeconds(1),
            List.of(new DrillReport.Part(Optional.of(backend), List.of(), List.of())),
            0);
    StringWriter out = new StringWriter();
    new TextDrillReport(Palette.PLAIN).write(report, out);

    assertThat(out.toString())
        .contains(
            "  0   a-long-name-of-a-host.eu-central-1.example.com:443\n"
                + "      /a/path/that/is/long/as/well/v1/chat/completions\n"
                + "      authorization of Secret ai/secret-of-the-endpoint-in-the-eu,\n"
                + "      model a-model-with-a-long-name-2026-11-28-preview\n");
    assertThat(out.toString().lines()).allMatch(line -> line.length() <= 80);
  }
}
