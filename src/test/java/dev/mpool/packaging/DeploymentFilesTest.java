package dev.mpool.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The files that run Envoy agree with each other and with what docs/deployment.md renders. */
class DeploymentFilesTest {

  private static final Path MANIFEST = Path.of("testdata/valid/openai-multipool.yaml");

  @Test
  void the_deployment_mounts_the_secrets_of_the_rendered_backend() throws Exception {
    Map<String, JsonNode> objects = kubernetes();
    JsonNode pod = objects.get("Deployment").at("/spec/template/spec");
    JsonNode container = pod.at("/containers/0");
    Map<String, String> mounts = new HashMap<>();
    for (JsonNode mount : container.get("volumeMounts")) {
      assertThat(mount.get("readOnly").asBoolean()).isTrue();
      assertThat(mount.has("subPath")).isFalse();
      mounts.put(mount.get("name").asText(), mount.get("mountPath").asText());
    }
    List<String> secrets = new ArrayList<>();
    for (JsonNode volume : pod.get("volumes")) {
      String path = mounts.remove(volume.get("name").asText());
      if (volume.has("secret")) {
        secrets.add(path + " " + volume.at("/secret/secretName").asText());
      }
    }
    assertThat(mounts).isEmpty();
    List<String> needed = new ArrayList<>();
    for (JsonNode secret : read(MANIFEST).get(0).findValues("secretRef")) {
      String name = secret.get("name").asText();
      needed.add("/run/secrets/gwtest/" + name + " " + name);
    }
    assertThat(secrets).containsExactlyInAnyOrderElementsOf(needed);
    assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
  }

  @Test
  void service_and_policy_select_the_pods_of_the_deployment() throws Exception {
    Map<String, JsonNode> objects = kubernetes();
    assertThat(objects).containsOnlyKeys("Deployment", "Service", "NetworkPolicy");
    JsonNode template = objects.get("Deployment").at("/spec/template");
    JsonNode labels = template.at("/metadata/labels");
    assertThat(objects.get("Deployment").at("/spec/selector/matchLabels")).isEqualTo(labels);
    assertThat(objects.get("Service").at("/spec/selector")).isEqualTo(labels);
    assertThat(objects.get("NetworkPolicy").at("/spec/podSelector/matchLabels")).isEqualTo(labels);
    JsonNode port = template.at("/spec/containers/0/ports/0");
    assertThat(port.get("containerPort").asInt()).isEqualTo(10000);
    assertThat(objects.get("Service").at("/spec/ports/0/targetPort")).isEqualTo(port.get("name"));
  }

  private static Map<String, JsonNode> kubernetes() throws Exception {
    Map<String, JsonNode> objects = new HashMap<>();
    for (JsonNode object : read(Path.of("packaging/kubernetes/envoy.yaml"))) {
      assertThat(object.at("/metadata/namespace").asText()).isEqualTo("gwtest");
      objects.put(object.get("kind").asText(), object);
    }
    return objects;
  }

  private static List<JsonNode> read(Path file) throws Exception {
    ObjectReader reader = new YAMLMapper().readerFor(JsonNode.class);
    return reader.<JsonNode>readValues(file.toFile()).readAll();
  }
}
