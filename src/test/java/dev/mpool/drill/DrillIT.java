package dev.mpool.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mpool.e2e.EnvoyBinary;
import dev.mpool.e2e.Rendering;
import dev.mpool.envoy.EnvoyOptions;
import dev.mpool.envoy.Templates;
import dev.mpool.model.SecretNaming;
import dev.mpool.plan.FailoverPlan;
import dev.mpool.rule.RuleSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Drills on a real Envoy: what is sound passes, and what is broken on purpose does not. */
class DrillIT {

  private static final RuleSettings RULES = RuleSettings.DEFAULTS.withMixedProvidersAllowed(true);

  private static final String PROVIDERS =
      """
      apiVersion: gateway.kgateway.dev/v1alpha1
      kind: Backend
      metadata: {name: providers, namespace: ai}
      spec:
        type: AI
        ai:
          multipool:
            priorities:
            - pool:
              - provider: {openai: {model: "a \\"model\\"", authToken: {kind: SecretRef, secretRef: {name: a}}}}
              - hostOverride: {host: 192.0.2.7, port: 8080}
                pathOverride: {fullPath: "/x?y=1"}
                provider: {openai: {authToken: {kind: Passthrough}}}
            - pool:
              - provider: {anthropic: {model: claude, authToken: {kind: Inline, inline: sk-secret-of-mine}}}
            - pool:
              - provider: {gemini: {model: gem, apiVersion: v1beta, authToken: {kind: Passthrough}}}
              - hostOverride: {host: "2001:db8::1", port: 8443}
                authHeaderOverride: {headerName: X-Token, prefix: "T "}
                provider: {openai: {authToken: {kind: SecretRef, secretRef: {name: v}}}}
      """;

  private static final String ROUTES =
      """
      ---
      apiVersion: gateway.networking.k8s.io/v1
      kind: HTTPRoute
      metadata: {name: r, namespace: ai}
      spec:
        parentRefs: [{name: gateway}]
        hostnames: ["api.example.com", "*.wild.example.com"]
        rules:
        - matches: [{path: {type: PathPrefix, value: /plain}}]
          backendRefs: [{group: gateway.kgateway.dev, kind: Backend, name: providers}]
        - matches: [{path: {type: PathPrefix, value: /pre/}}]
          filters: [{type: URLRewrite, urlRewrite: {path: {type: ReplacePrefixMatch, replacePrefixMatch: /xyz/}}}]
          backendRefs: [{group: gateway.kgateway.dev, kind: Backend, name: providers}]
        - matches: [{path: {type: Exact, value: /exact}, headers: [{name: x-a, value: "1"}], queryParams: [{name: q, value: v}]}]
          filters: [{type: URLRewrite, urlRewrite: {path: {type: ReplaceFullPath, replaceFullPath: /full}}}]
          backendRefs: [{group: gateway.kgateway.dev, kind: Backend, name: providers}]
        - matches: [{path: {type: RegularExpression, value: "/re/(?P<version>v[0-9]+)/.*"}}]
          backendRefs: [{group: gateway.kgateway.dev, kind: Backend, name: providers}]
      """;

  private final List<String> cases = new ArrayList<>();
  @TempDir private Path folder;

  private DrillReport drill(FailoverPlan plan, Templates templates) throws Exception {
    EnvoyProgram envoy = EnvoyProgram.find(Optional.of(EnvoyBinary.orSkip()), Map.of());
    EnvoyOptions options = EnvoyOptions.DEFAULTS;
    Duration patience = Duration.ofSeconds(1);
    List<Scenario> scenarios = Scenario.chosen(cases, false);
    Optional<Path> keep = Optional.of(folder.resolve("kept"));
    return new Drill(
            plan,
            plan.backends(),
            options,
            patience,
            templates,
            envoy,
            scenarios,
            cases,
            keep,
            said -> {})
        .hold();
  }

  private DrillReport drill(String manifest) throws Exception {
    return drill(Rendering.plan(manifest, RULES), Templates.ofMpool());
  }

  private static String seed(String name) throws IOException {
    return Files.readString(Path.of("testdata/valid").resolve(name));
  }

  private static List<String> failed(DrillReport report) {
    return report.parts().stream()
        .flatMap(backend -> backend.results().stream())
        .filter(result -> !result.passed())
        .map(result -> result.name() + " " + result.problems() + " " + result.attempts())
        .toList();
  }

  @Test
  void a_chain_of_three_passes_every_scenario() throws Exception {
    DrillReport report = drill(seed("openai-multipool.yaml"));

    assertThat(failed(report)).isEmpty();
    assertThat(report.scenarios()).isGreaterThan(20);
    Result second =
        report.parts().get(0).results().stream()
            .filter(each -> each.name().equals("429-1"))
            .findFirst()
            .orElseThrow();
    assertThat(second.attempts())
        .extracting(Result.Attempt::path, Result.Attempt::model, Result.Attempt::credential)
        .containsExactly(
            tuple("/api/v1/custom/completions", "gpt-4o", "one"),
            tuple("/api/v2/fallback/completions", "gpt-4.0-turbo", "two"));
  }

  private static org.assertj.core.groups.Tuple tuple(String path, String model, String secret) {
    String owner = "\"Bearer \" and token of Secret gwtest/openai-secret-" + secret;
    return org.assertj.core.groups.Tuple.tuple(path, model, owner);
  }

  @Test
  void pools_of_every_provider_pass_and_no_token_of_the_manifest_is_kept() throws Exception {
    cases.addAll(
        List.of("healthy", "503", "refused", "silence-1", "stream", "forged", "share", "ejection"));
    DrillReport report = drill(PROVIDERS);

    assertThat(failed(report)).isEmpty();
    try (Stream<Path> kept = Files.list(folder.resolve("kept"))) {
      List<Path> files = kept.toList();
      assertThat(files).hasSizeGreaterThan(6);
      for (Path file : files) {
        assertThat(file).content().doesNotContain("sk-secret-of-mine", "drill-token:");
      }
    }
  }

  @Test
  void each_rule_of_an_http_route_gives_its_path_to_endpoints_without_one() throws Exception {
    cases.add("route");
    DrillReport report = drill(PROVIDERS + ROUTES);

    assertThat(failed(report)).isEmpty();
    List<Result> results = report.parts().get(0).results();
    assertThat(results)
        .extracting(Result::title)
        .containsOnly("ai/r rule 1", "ai/r rule 2", "ai/r rule 3", "ai/r rule 4");
    assertThat(results)
        .flatExtracting(Result::attempts)
        .extracting(Result.Attempt::path)
        .contains("/xyz/v1/chat/completions", "/full?q=v");
  }

  @Test
  void redirects_and_shares_are_drilled_and_what_is_not_is_told() throws Exception {
    cases.addAll(List.of("route", "redirect", "weights"));
    String rules =
        """
        ---
        apiVersion: gateway.networking.k8s.io/v1
        kind: HTTPRoute
        metadata: {name: r, namespace: ai}
        spec:
          parentRefs: [{name: gateway}]
          rules:
          - matches: [{path: {type: PathPrefix, value: /shared}}]
            backendRefs:
            - {group: gateway.kgateway.dev, kind: Backend, name: providers, weight: 50}
            - {group: gateway.kgateway.dev, kind: Backend, name: missing, weight: 20}
            - group: gateway.kgateway.dev
              kind: Backend
              name: providers
              weight: 30
              filters: [{type: URLRewrite, urlRewrite: {path: {type: ReplaceFullPath, replaceFullPath: /full}}}]
          - matches: [{path: {type: PathPrefix, value: /old}}]
            filters: [{type: RequestRedirect, requestRedirect: {scheme: https, statusCode: 301, path: {type: ReplacePrefixMatch, replacePrefixMatch: /new}}}]
          - matches: [{path: {type: Exact, value: /older}, method: GET}]
            filters: [{type: RequestRedirect, requestRedirect: {hostname: o.example.com, port: 8443}}]
          - matches: [{path: {type: Exact, value: /v1/embeddings}}, {path: {type: RegularExpression, value: "/[[:alpha:]]{2}x"}}, {path: {type: Exact, value: /get}, method: GET}]
            backendRefs: [{group: gateway.kgateway.dev, kind: Backend, name: providers}]
        """;
    DrillReport report = drill(PROVIDERS + rules);

    assertThat(failed(report)).isEmpty();
    assertThat(report.parts()).hasSize(2);
    assertThat(report.parts().get(0).notDrilled())
        .hasSize(3)
        .anyMatch(each -> each.endsWith("another operation than chat, embeddings"))
        .anyMatch(each -> each.endsWith("the regular expression /[[:alpha:]]{2}x"))
        .anyMatch(each -> each.endsWith("it takes GET requests, which are no chats"));
    DrillReport.Part routes = report.parts().get(1);
    assertThat(routes.results())
        .extracting(each -> each.name().replaceFirst("-.*", ""))
        .containsExactlyInAnyOrder("redirect", "redirect", "weights");
    assertThat(routes.results())
        .flatExtracting(Result::notes)
        .singleElement()
        .asString()
        .contains("of 600 requests: ai/providers ", "(planned 80.0%), 500 ", "(99%)");
  }

  @Test
  void shares_that_are_not_the_plan_s_fail() throws Exception {
    cases.add("weights");
    String shares =
        """
        ---
        apiVersion: gateway.networking.k8s.io/v1
        kind: HTTPRoute
        metadata: {name: r, namespace: ai}
        spec:
          parentRefs: [{name: gateway}]
          rules:
          - backendRefs:
            - {group: gateway.kgateway.dev, kind: Backend, name: providers, weight: 30}
            - {group: gateway.kgateway.dev, kind: Backend, name: missing, weight: 70}
        """;
    FailoverPlan plan = Rendering.plan(PROVIDERS + shares, RULES);
    breakTemplate("denominator: MILLION", "denominator: TEN_THOUSAND");

    assertThat(failed(drill(plan, Templates.of(folder)))).isNotEmpty();
  }

  @Test
  void tokens_are_read_from_files_where_the_plan_says_so() throws Exception {
    cases.addAll(List.of("healthy", "429-1", "missing-secret"));
    RuleSettings fromFiles = RULES.withSecrets(new SecretNaming.Directory("/run/secrets"));

    DrillReport report =
        drill(Rendering.plan(seed("openai-multipool.yaml"), fromFiles), Templates.ofMpool());

    assertThat(failed(report)).isEmpty();
    assertThat(report.scenarios()).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "auto_host_rewrite: true | auto_host_rewrite: false | healthy",
        "num_retries: {{retries}} | num_retries: 0 | 429-1",
        "request_headers_to_remove: | response_headers_to_remove: | forged",
        "headers:replace(\":path\", | FIRST = FIRST or endpoint.path;"
            + " headers:replace(\":path\", FIRST or     | 503-1"
      })
  void what_is_broken_on_purpose_fails(String from, String to, String scenario) throws Exception {
    breakTemplate(from, to);
    cases.add(scenario);
    FailoverPlan plan = Rendering.plan(seed("openai-multipool.yaml"), RULES);

    DrillReport sound = drill(plan, Templates.ofMpool());
    DrillReport broken = drill(plan, Templates.of(folder));

    assertThat(failed(sound)).isEmpty();
    assertThat(failed(broken)).isNotEmpty();
  }

  /** Puts a text into the place of another in whichever of mpool's templates has it. */
  private void breakTemplate(String from, String to) throws IOException {
    try (Stream<Path> templates = Files.list(Path.of("templates"))) {
      for (Path template : templates.toList()) {
        String text = Files.readString(template);
        if (text.contains(from)) {
          Path broken = folder.resolve(template.getFileName());
          Files.writeString(broken, text.replace(from, to));
          return;
        }
      }
    }
    throw new AssertionError("no template has " + from);
  }

  @Test
  void nothing_is_left_behind() throws Exception {
    cases.add("healthy");
    long processes = ProcessHandle.current().children().count();
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    List<Path> before = drillFolders(temporary);

    drill(seed("openai-multipool.yaml"));

    assertThat(ProcessHandle.current().children().count()).isEqualTo(processes);
    assertThat(drillFolders(temporary)).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"num_retries: -1", "no_such_field: 1"})
  void an_envoy_that_does_not_start_is_told_with_its_own_words(String wrong) throws Exception {
    cases.add("healthy");
    breakTemplate("num_retries: {{retries}}", wrong);
    Templates templates = Templates.of(folder);
    FailoverPlan plan = Rendering.plan(seed("openai-multipool.yaml"), RULES);
    List<Path> before = drillFolders(Path.of(System.getProperty("java.io.tmpdir")));

    assertThatThrownBy(() -> drill(plan, templates))
        .isInstanceOf(DrillException.class)
        .hasMessageContaining("Envoy ended")
        .hasMessageContaining(" It said: ")
        .message()
        .hasSizeLessThan(600);
    assertThat(drillFolders(Path.of(System.getProperty("java.io.tmpdir")))).isEqualTo(before);
  }

  private static List<Path> drillFolders(Path temporary) throws IOException {
    try (Stream<Path> all = Files.list(temporary)) {
      return all.filter(
              each ->
                  each.getFileName()
                      .toString()
                      .startsWith("mpool-drill-" + ProcessHandle.current().pid()))
          .sorted()
          .toList();
    }
  }
}
