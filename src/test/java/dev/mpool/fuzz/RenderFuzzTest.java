package dev.mpool.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mpool.cases.ParsedConfig;
import dev.mpool.envoy.BootstrapText;
import dev.mpool.envoy.EnvoyConfig;
import dev.mpool.envoy.EnvoyOptions;
import dev.mpool.envoy.Templates;
import dev.mpool.model.BackendName;
import dev.mpool.model.FailoverOrder;
import dev.mpool.model.InlineSecret;
import dev.mpool.model.ProviderType;
import dev.mpool.plan.Address;
import dev.mpool.plan.BackendPlan;
import dev.mpool.plan.Credential;
import dev.mpool.plan.Endpoint;
import dev.mpool.plan.EndpointPath;
import dev.mpool.plan.FailoverPlan;
import dev.mpool.plan.Origin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * Whatever stands in a plan stays a value in the configuration: beside a plan of hostile values one
 * of harmless values is rendered, and the two configurations differ in those values only.
 */
class RenderFuzzTest {

  private static final Templates TEMPLATES = Templates.ofMpool();
  private static final String HARMLESS = "harmless";

  @Test
  void valuesStayValues() {
    Fuzzing.repeat(
        random -> {
          long seed = random.nextLong();
          FailoverPlan hostile = plan(new Random(seed), UnaryOperator.identity());
          FailoverPlan harmless = plan(new Random(seed), value -> HARMLESS);
          String rendered = render(hostile);
          ParsedConfig config = ParsedConfig.parse(rendered);
          config.holdsTheValuesOf(hostile);
          parsesAsBootstrap(rendered);
          sameButForValues("", config.json(), ParsedConfig.parse(render(harmless)).json());
        });
  }

  private static String render(FailoverPlan plan) {
    return EnvoyConfig.render(plan, EnvoyOptions.DEFAULTS, TEMPLATES).yaml();
  }

  private static void parsesAsBootstrap(String yaml) {
    try {
      BootstrapText.parse(yaml);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void sameButForValues(String place, JsonNode found, JsonNode harmless) {
    assertThat(found.getNodeType()).as(place).isEqualTo(harmless.getNodeType());
    if (found.isObject()) {
      assertThat(names(found)).as(place).isEqualTo(names(harmless));
      names(found)
          .forEach(
              name -> sameButForValues(place + "/" + name, found.get(name), harmless.get(name)));
    } else if (found.isArray()) {
      assertThat(found.size()).as(place).isEqualTo(harmless.size());
      for (int i = 0; i < found.size(); i++) {
        sameButForValues(place + "/" + i, found.get(i), harmless.get(i));
      }
    } else if (!harmless.asText().contains(HARMLESS)) {
      assertThat(found).as(place).isEqualTo(harmless);
    }
  }

  private static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    for (Iterator<String> name = object.fieldNames(); name.hasNext(); ) {
      names.add(name.next());
    }
    return names;
  }

  private static FailoverPlan plan(Random random, UnaryOperator<String> values) {
    List<BackendPlan> backends = new ArrayList<>();
    int count = 1 + random.nextInt(2);
    for (int i = 0; i < count; i++) {
      List<List<Endpoint>> priorities = new ArrayList<>();
      int depth = 1 + random.nextInt(3);
      for (int priority = 0; priority < depth; priority++) {
        priorities.add(List.of(endpoint(random, values, priority)));
      }
      BackendName name = new BackendName("ai", "chat-" + i);
      backends.add(
          new BackendPlan(
              name,
              priorities,
              new Origin("a", 1 + random.nextInt(9)),
              FailoverOrder.values()[random.nextInt(2)]));
    }
    return new FailoverPlan(backends);
  }

  private static Endpoint endpoint(Random random, UnaryOperator<String> values, int priority) {
    // A name, not an address: each address has a transport socket of its own.
    String host = values.apply("h" + HostileText.of(random).replace(":", "") + "h");
    boolean tls = random.nextBoolean();
    return new Endpoint(
        priority,
        0,
        Fuzzing.oneOf(random, ProviderType.OPENAI, ProviderType.ANTHROPIC, ProviderType.GEMINI),
        new Address(host, 443, tls ? Address.Tls.VERIFIED : Address.Tls.PLAINTEXT),
        new EndpointPath(
            maybe(random, values), values.apply(HostileText.path(random)), maybe(random, values)),
        maybe(random, values),
        maybe(random, values),
        credential(random, values),
        maybe(random, values),
        1 + random.nextInt(99));
  }

  private static Optional<String> maybe(Random random, UnaryOperator<String> values) {
    boolean present = random.nextBoolean();
    String value = values.apply(HostileText.of(random));
    return present ? Optional.of(value) : Optional.empty();
  }

  private static Credential credential(Random random, UnaryOperator<String> values) {
    String prefix = values.apply(HostileText.of(random));
    String text = values.apply(HostileText.of(random));
    Credential.SecretName secret = new Credential.SecretName("ai", "openai");
    return switch (random.nextInt(4)) {
      case 0 -> new Credential.Variable("authorization", prefix, secret, "V" + text);
      case 1 -> new Credential.MountedFile("authorization", prefix, secret, "/" + text);
      case 2 -> new Credential.Inline("authorization", prefix, new InlineSecret(text));
      default -> new Credential.Passthrough("authorization", prefix);
    };
  }
}
