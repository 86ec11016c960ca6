package dev.mpool.envoy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.mpool.e2e.Rendering;
import dev.mpool.rule.RuleSettings;
import io.envoyproxy.envoy.config.bootstrap.v3.Bootstrap;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is rendered is an Envoy Bootstrap message, field by field, in every shape that it takes. */
class StrictBootstrapTest {

  private static final EnvoyOptions.SocketAddress ADMIN =
      new EnvoyOptions.SocketAddress("127.0.0.1", 9901);

  /** Options that change the shape of the configuration. */
  private enum Shape {
    USUAL(EnvoyOptions.DEFAULTS),
    ADMIN_AND_NO_ACCESS_LOG(
        options(Optional.of(ADMIN), Duration.ofSeconds(600), EnvoyOptions.AccessLog.OFF)),
    SHORT_TIMEOUT(options(Optional.empty(), Duration.ofSeconds(1), EnvoyOptions.AccessLog.JSON));

    private final EnvoyOptions options;

    Shape(EnvoyOptions options) {
      this.options = options;
    }

    private static EnvoyOptions options(
        Optional<EnvoyOptions.SocketAddress> admin,
        Duration timeout,
        EnvoyOptions.AccessLog accessLog) {
      EnvoyOptions usual = EnvoyOptions.DEFAULTS;
      return new EnvoyOptions(
          usual.listen(),
          admin,
          usual.caFile(),
          timeout,
          usual.attemptTimeout(),
          usual.maxBody(),
          accessLog,
          List.of(),
          EnvoyOptions.OtherOperations.REFUSE,
          EnvoyOptions.UpstreamHttp.AUTO);
    }
  }

  @ParameterizedTest
  @EnumSource
  void every_shape_parses_strictly(Shape shape) throws Exception {
    Bootstrap bootstrap = BootstrapText.parse(render(shape.options));

    int inFront = shape == Shape.SHORT_TIMEOUT ? 1 : 0;
    assertThat(bootstrap.getStaticResources().getClustersCount()).isEqualTo(2 + inFront);
    assertThat(bootstrap.getStaticResources().getListenersCount()).isEqualTo(1 + inFront);
    assertThat(bootstrap.hasAdmin()).isEqualTo(shape == Shape.ADMIN_AND_NO_ACCESS_LOG);
  }

  @Test
  void a_field_that_envoy_does_not_have_is_noticed() {
    String config = render(EnvoyOptions.DEFAULTS).replace("num_retries:", "number_of_retries:");

    assertThatThrownBy(() -> BootstrapText.parse(config))
        .isInstanceOf(InvalidProtocolBufferException.class)
        .hasMessageContaining("number_of_retries");
  }

  private static String render(EnvoyOptions options) {
    return Rendering.ofText(
        SampleBackends.EVERY_PROVIDER + "---\n" + SampleBackends.EVERY_TLS,
        RuleSettings.DEFAULTS.withMixedProvidersAllowed(true),
        options);
  }
}
