package dev.mpool.envoy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mpool.e2e.Rendering;
import dev.mpool.plan.FailoverPlan;
import dev.mpool.rule.RuleSettings;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Templates of the user's take the place of mpool's, and their mistakes are told in one line. */
class TemplatesTest {

  private static final Path OWN = Path.of("templates");

  @TempDir private Path folder;

  @Test
  void an_empty_folder_changes_nothing() {
    assertThat(render()).isEqualTo(EnvoyConfig.render(plan(), EnvoyOptions.DEFAULTS, own()).yaml());
  }

  @Test
  void one_template_of_the_users_is_used_among_mpools_own() throws IOException {
    String cluster = Files.readString(OWN.resolve("cluster.mustache"));
    write("cluster.mustache", cluster.replace("consecutive_5xx: 5", "consecutive_5xx: 7"));

    assertThat(render())
        .isEqualTo(
            EnvoyConfig.render(plan(), EnvoyOptions.DEFAULTS, own())
                .yaml()
                .replace("consecutive_5xx: 5", "consecutive_5xx: 7"));
  }

  @Test
  void a_partial_of_the_users_own_is_found() throws IOException {
    String cluster = Files.readString(OWN.resolve("cluster.mustache"));
    write("cluster.mustache", cluster.replace("    type: STRICT_DNS\n", "{{>discovery}}\n"));
    write("discovery.mustache", "    type: LOGICAL_DNS\n");

    assertThat(render()).contains("\n    type: LOGICAL_DNS\n    connect_timeout:");
  }

  @Test
  void a_raw_tag_cannot_inject_yaml() throws IOException {
    write("envoy.yaml.mustache", "{{#backends}}a: {{{name}}}\nb: {{&name}}{{/backends}}\n");

    assertThatThrownBy(this::render)
        .isInstanceOf(TemplateException.class)
        .hasMessageContaining("do not give a configuration of the Backends");
    String template = Files.readString(folder.resolve("envoy.yaml.mustache"));
    String text =
        new ConfigTemplate(name -> new StringReader(template), "any.mustache")
            .render(new Named("x\"\ny: z", true));
    assertThat(text).isEqualTo("a: \"x\\\"\\ny: z\"\nb: \"x\\\"\\ny: z\"");
  }

  /** A view with a name that would break out of a careless template. */
  private record Named(String name, boolean backends) {}

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "route.mustache|{{nothing}}|the template names {{nothing}}",
        "route.mustache|{{#routes}}|routes",
        "route.mustache|{{>no-such-partial}}|There is no template no-such-partial.mustache",
        "route.mustache|{{>../secret}}|",
        "route.mustache|{{>/etc/passwd}}|",
        "route.mustache|{{>route}}|recursion",
        "envoy.yaml.mustache|nothing: at all|do not give a configuration",
        "envoy.yaml.mustache|{|do not give a configuration",
        "endpoint.mustache|'        - endpoint: {}'|cluster 0, priority 0",
      })
  void a_mistake_is_one_line(String file, String text, String part) throws IOException {
    Path secret = Files.writeString(folder.resolveSibling("secret.mustache"), "never read");
    write(file, text);
    try {
      assertThatThrownBy(this::render)
          .isInstanceOf(TemplateException.class)
          .hasMessageContaining(part == null ? "template" : part)
          .message()
          .doesNotContain("\n", "never read", "Exception")
          .hasSizeLessThan(300);
    } finally {
      Files.delete(secret);
    }
  }

  @Test
  void text_that_is_not_utf_8_is_told() throws IOException {
    Files.write(folder.resolve("route.mustache"), "é".getBytes(StandardCharsets.ISO_8859_1));

    assertThatThrownBy(this::render)
        .isInstanceOf(TemplateException.class)
        .hasMessageContaining("route.mustache: it is not UTF-8 text.");
  }

  @Test
  void a_folder_in_a_templates_place_is_told() throws IOException {
    Files.createDirectory(folder.resolve("upstream.lua"));

    assertThatThrownBy(this::render)
        .isInstanceOf(TemplateException.class)
        .hasMessageContaining("upstream.lua: it is a folder.");
  }

  @Test
  void mpools_own_templates_have_no_raw_tags() throws IOException {
    try (Stream<Path> templates = Files.list(OWN)) {
      for (Path template : templates.toList()) {
        assertThat(Files.readString(template)).doesNotContain("{{{", "{{&");
      }
    }
  }

  @Test
  void the_output_has_no_empty_lines_but_in_the_transformation() throws IOException {
    long inTransformation =
        Files.readString(OWN.resolve("upstream.lua")).lines().filter(String::isBlank).count();

    assertThat(render().lines().filter(String::isBlank)).hasSize((int) inTransformation);
  }

  private String render() {
    return EnvoyConfig.render(plan(), EnvoyOptions.DEFAULTS, Templates.of(folder)).yaml();
  }

  private static Templates own() {
    return Templates.ofMpool();
  }

  private static FailoverPlan plan() {
    return Rendering.plan(
        SampleBackends.EVERY_PROVIDER + "---\n" + SampleBackends.EVERY_TLS,
        RuleSettings.DEFAULTS.withMixedProvidersAllowed(true));
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }
}
