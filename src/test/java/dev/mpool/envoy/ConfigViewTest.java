package dev.mpool.envoy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mpool.e2e.Rendering;
import dev.mpool.model.SecretNaming;
import dev.mpool.plan.BackendPlan;
import dev.mpool.plan.FailoverPlan;
import dev.mpool.rule.RuleSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the templates are given for a plan. */
class ConfigViewTest {

  private static final RuleSettings MIXED = RuleSettings.DEFAULTS.withMixedProvidersAllowed(true);
  private static final FailoverPlan EVERY_PROVIDER =
      Rendering.plan(SampleBackends.EVERY_PROVIDER, MIXED);
  private static final FailoverPlan ONE_POOL =
      Rendering.plan(SampleBackends.EVERY_TLS, RuleSettings.DEFAULTS);

  private static ConfigView view(FailoverPlan plan) {
    return EnvoyConfig.view(plan, EnvoyOptions.DEFAULTS, Templates.ofMpool());
  }

  /** The metadata of each endpoint of the first Backend, {@code key=value}, its attempt's apart. */
  private static List<List<String>> metadata(FailoverPlan plan, Optional<Long> deadline) {
    BackendPlan backend = plan.backends().get(0);
    PoolFacts pool = PoolFacts.of(backend.endpoints());
    List<List<String>> all = new ArrayList<>();
    backend
        .endpoints()
        .forEach(
            endpoint ->
                all.add(
                    EndpointMetadata.of(endpoint, pool, Optional.of("/ai/x"), deadline).stream()
                        .flatMap(ConfigViewTest::texts)
                        .toList()));
    return all;
  }

  private static Stream<String> texts(ConfigView.Entry entry) {
    return entry.key().text().equals("attempt")
        ? Stream.of(entry.value().split("\t"))
        : Stream.of(entry.key() + "=" + entry.value());
  }

  @Test
  void an_endpoint_tells_the_transformation_all_that_differs() {
    String remember = "remember=:path authorization content-length x-token";
    String strip =
        "strip=anthropic-version api-key authorization key proxy-authorization x-api-key x-goog-api-key x-token";

    assertThat(metadata(EVERY_PROVIDER, Optional.empty()))
        .containsExactly(
            List.of(
                "path=/v2/chat",
                "priority=0",
                "endpoint=api.openai.com:443",
                "provider=openai",
                "model=gpt-4o",
                "log=0\",\"endpoint\":\"api.openai.com:443\",\"provider\":\"openai\",\"model\":\"gpt-4o",
                "path=/v2/chat",
                "default_path=/v1/chat/completions",
                "header=x-token: Token ",
                "credential=client",
                "body_model=\"gpt-4o\"",
                remember,
                strip),
            List.of(
                "priority=0",
                "endpoint=example.openai.azure.com:443",
                "provider=azureopenai",
                "model=-",
                "log=0\",\"endpoint\":\"example.openai.azure.com:443\",\"provider\":\"azureopenai\",\"model\":\"-",
                "others=/ai/x",
                "default_path=/openai/deployments/gpt4/chat/completions?api-version=2024-06-01",
                "header=api-key: ",
                "credential=inline:inline-token",
                remember,
                strip),
            List.of(
                "priority=1",
                "endpoint=api.anthropic.com:443",
                "provider=anthropic",
                "model=claude",
                "log=1\",\"endpoint\":\"api.anthropic.com:443\",\"provider\":\"anthropic\",\"model\":\"claude",
                "others=/ai/x",
                "default_path=/v1/messages",
                "header=x-api-key: ",
                "credential=env:MPOOL_SECRET_AI_ANTHROPIC",
                "body_model=\"claude\"",
                "anthropic_version=2023-06-01",
                remember,
                strip),
            List.of(
                "priority=2",
                "endpoint=generativelanguage.googleapis.com:443",
                "provider=gemini",
                "model=gemini-pro",
                "log=2\",\"endpoint\":\"generativelanguage.googleapis.com:443\",\"provider\":\"gemini\",\"model\":\"gemini-pro",
                "others=/ai/x",
                "default_path=/v1beta/models/gemini-pro:generateContent",
                "header=x-goog-api-key: ",
                "credential=env:MPOOL_SECRET_AI_GEMINI",
                "stream_path=/v1beta/models/gemini-pro:streamGenerateContent?alt=sse",
                remember,
                strip),
            List.of(
                "priority=3",
                "endpoint=aiplatform.googleapis.com:443",
                "provider=vertexai",
                "model=gemini-pro",
                "log=3\",\"endpoint\":\"aiplatform.googleapis.com:443\",\"provider\":\"vertexai\",\"model\":\"gemini-pro",
                "others=/ai/x",
                "default_path=/v1/projects/example/locations/global/publishers/google/models/"
                    + "gemini-pro:generateContent",
                "header=authorization: Bearer ",
                "credential=env:MPOOL_SECRET_AI_VERTEX",
                "stream_path=/v1/projects/example/locations/global/publishers/google/models/"
                    + "gemini-pro:streamGenerateContent?alt=sse",
                remember,
                strip));
  }

  @Test
  void what_a_backend_does_not_need_is_left_out() {
    assertThat(metadata(ONE_POOL, Optional.of(1500L)).get(0))
        .containsExactly(
            "priority=0",
            "endpoint=api.openai.com:443",
            "provider=openai",
            "model=-",
            "log=0\",\"endpoint\":\"api.openai.com:443\",\"provider\":\"openai\",\"model\":\"-",
            "others=/ai/x",
            "default_path=/v1/chat/completions",
            "header=authorization: Bearer ",
            "credential=env:MPOOL_SECRET_DEFAULT_A",
            "deadline=1500");
  }

  @Test
  void a_mounted_secret_is_named_by_its_file() {
    FailoverPlan plan =
        Rendering.plan(
            SampleBackends.EVERY_TLS,
            RuleSettings.DEFAULTS.withSecrets(new SecretNaming.Directory("/run/secrets")));
    String file = "/run/secrets/default/a/Authorization";

    assertThat(metadata(plan, Optional.empty()).get(0)).contains("credential=file:" + file);
    assertThat(view(plan).secrets()).extracting(secret -> secret.place().text()).containsOnly(file);
  }

  @Test
  void a_single_backend_answers_everywhere_and_several_by_name() {
    FailoverPlan both =
        new FailoverPlan(List.of(EVERY_PROVIDER.backends().get(0), ONE_POOL.backends().get(0)));

    assertThat(view(ONE_POOL).routes())
        .extracting(ConfigView.RouteView::prefix)
        .containsExactly("/default/every-tls", "/");
    assertThat(view(both).routes())
        .extracting(ConfigView.RouteView::prefix)
        .containsExactly("/ai/every-provider", "/default/every-tls");
  }

  @Test
  void retries_reach_every_endpoint_by_what_its_backend_needs() {
    ForwardView chain = view(EVERY_PROVIDER).routes().get(0).forward();
    assertThat(chain.retries()).isEqualTo(4);
    assertThat(chain.severalPriorities()).isTrue();
    assertThat(chain.severalEndpoints()).isTrue();
    assertThat(chain.hostSelectionAttempts()).isEqualTo(1000);
    assertThat(chain.removedHeaders()).hasSize(13);
    assertThat(chain.stay()).isEqualTo(2);

    ForwardView pool = view(ONE_POOL).routes().get(0).forward();
    assertThat(pool.retries()).isEqualTo(3);
    assertThat(pool.severalPriorities()).isFalse();
    assertThat(pool.severalEndpoints()).isTrue();
    assertThat(pool.hostSelectionAttempts()).isEqualTo(30);
    assertThat(pool.removedHeaders()).hasSize(19);
  }
}
