package dev.mpool.cases;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.mpool.plan.Address;
import dev.mpool.plan.BackendPlan;
import dev.mpool.plan.Credential;
import dev.mpool.plan.Endpoint;
import dev.mpool.plan.FailoverPlan;
import java.util.ArrayList;
import java.util.List;

/** A rendered configuration as another YAML reader sees it, held against the plan it comes from. */
public final class ParsedConfig {

  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

  private final JsonNode config;

  private ParsedConfig(JsonNode config) {
    this.config = config;
  }

  public static ParsedConfig parse(String yaml) {
    try {
      return new ParsedConfig(YAML.readTree(yaml));
    } catch (JsonProcessingException e) {
      throw new AssertionError("the rendered configuration is no YAML", e);
    }
  }

  public JsonNode json() {
    return config;
  }

  /** Every value of the plan stands in its place in the configuration. */
  public void holdsTheValuesOf(FailoverPlan plan) {
    JsonNode clusters = config.at("/static_resources/clusters");
    assertThat(clusters).hasSameSizeAs(plan.backends());
    for (int i = 0; i < plan.backends().size(); i++) {
      holds(clusters.get(i), plan.backends().get(i));
    }
  }

  private static void holds(JsonNode cluster, BackendPlan backend) {
    assertThat(cluster.path("name").asText()).isEqualTo(backend.name().toString());
    List<JsonNode> endpoints = new ArrayList<>();
    int priority = 0;
    for (JsonNode locality : cluster.at("/load_assignment/endpoints")) {
      assertThat(locality.path("priority").asInt()).isEqualTo(priority++);
      locality.path("lb_endpoints").forEach(endpoints::add);
    }
    assertThat(endpoints).hasSameSizeAs(backend.endpoints());
    for (int i = 0; i < endpoints.size(); i++) {
      holds(endpoints.get(i), backend.endpoints().get(i));
    }
  }

  private static void holds(JsonNode found, Endpoint endpoint) {
    Address address = endpoint.address();
    assertThat(found.at("/endpoint/hostname").asText())
        .isEqualTo(address.host().contains(":") ? "[" + address.host() + "]" : address.host());
    JsonNode socket = found.at("/endpoint/address/socket_address");
    assertThat(socket.path("address").asText()).isEqualTo(address.host());
    assertThat(socket.path("port_value").asInt()).isEqualTo(address.port());
    JsonNode metadata = found.at("/metadata/filter_metadata/mpool");
    equal(metadata, "path", endpoint.path().override().orElse(null));
    Credential credential = endpoint.credential();
    String attempt = "\t" + metadata.path("attempt").asText();
    assertThat(attempt)
        .contains("\tdefault_path=" + endpoint.path().providerDefault())
        .contains("\theader=" + credential.header() + ": " + credential.prefix())
        .contains("\tcredential=" + source(credential));
    JsonNode logged = parse("{\"priority\":\"" + metadata.path("log").asText() + "\"}").config;
    assertThat(logged.path("priority").asInt()).isEqualTo(endpoint.priority());
    assertThat(logged.path("model").asText()).isEqualTo(endpoint.model().orElse("-"));
    if (endpoint.path().override().isPresent()) {
      assertThat(attempt).startsWith("\tpath=" + endpoint.path().override().get() + "\t");
    } else {
      assertThat(attempt).doesNotContain("\tpath=");
    }
    endpoint
        .path()
        .streamingDefault()
        .ifPresent(path -> assertThat(attempt).contains("\tstream_path=" + path));
    String socketName =
        found.at("/metadata/filter_metadata/envoy.transport_socket_match/tls").asText();
    assertThat(socketName.isEmpty()).as("names a transport socket").isFalse();
  }

  private static String source(Credential credential) {
    if (credential instanceof Credential.Inline inline) {
      return "inline:" + inline.token().reveal();
    } else if (credential instanceof Credential.Variable variable) {
      return "env:" + variable.variable();
    } else if (credential instanceof Credential.MountedFile file) {
      return "file:" + file.path();
    } else {
      return "client";
    }
  }

  private static void equal(JsonNode metadata, String key, String value) {
    JsonNode found = metadata.get(key);
    assertThat(found == null ? null : found.asText()).as(key).isEqualTo(value);
  }
}
