package dev.mpool.envoy;

import dev.mpool.diag.Diagnostic;
import dev.mpool.envoy.ConfigView.ClusterView;
import dev.mpool.envoy.ConfigView.EndpointView;
import dev.mpool.envoy.ConfigView.Entry;
import dev.mpool.envoy.ConfigView.PriorityView;
import dev.mpool.text.Source;
import dev.mpool.yaml.YamlMapping;
import dev.mpool.yaml.YamlNode;
import dev.mpool.yaml.YamlReader;
import dev.mpool.yaml.YamlScalar;
import dev.mpool.yaml.YamlSequence;
import dev.mpool.yaml.YamlStream;
import java.util.List;
import java.util.Optional;

/**
 * Reads a rendered configuration back with mpool's own YAML reader and compares what comes from
 * manifests with what was meant: a mistake in an escape or a template is found before anyone runs
 * it.
 */
final class SelfCheck {

  private SelfCheck() {}

  static YamlStream read(String yaml) {
    return YamlReader.readOwn(new Source("envoy.yaml", yaml));
  }

  /** What a configuration without a difference holds. */
  static YamlMapping root(YamlStream config) {
    return (YamlMapping) config.documents().get(0).root().orElseThrow();
  }

  /**
   * The first difference between a configuration and what it was rendered from.
   *
   * @return where it is, without any value of a manifest; empty if there is none
   */
  static Optional<String> difference(YamlStream stream, ConfigView view) {
    if (!stream.diagnostics().isEmpty()) {
      Diagnostic problem = stream.diagnostics().get(0);
      return Optional.of("line " + problem.location().line() + ": " + problem.message());
    } else if (stream.documents().size() != 1) {
      return Optional.of("it is not one YAML document");
    }
    YamlNode resources = at(stream.documents().get(0).root().orElse(null), "static_resources");
    List<YamlNode> clusters = items(at(resources, "clusters"));
    int others = view.timeouts().firstByte().size();
    if (clusters.size() != view.backends().size() + others) {
      return Optional.of("the number of clusters");
    }
    Optional<String> difference = clusters(clusters, view.backends());
    return difference.isPresent() ? difference : RouteCheck.difference(resources, view);
  }

  private static Optional<String> clusters(List<YamlNode> clusters, List<ClusterView> expected) {
    for (int i = 0; i < expected.size(); i++) {
      ClusterView cluster = expected.get(i);
      List<YamlNode> priorities = items(at(at(clusters.get(i), "load_assignment"), "endpoints"));
      if (!holds(at(clusters.get(i), "name"), cluster.name())
          || priorities.size() != cluster.priorities().size()) {
        return Optional.of("cluster " + i);
      }
      for (PriorityView priority : cluster.priorities()) {
        List<YamlNode> endpoints = items(at(priorities.get(priority.index()), "lb_endpoints"));
        if (!endpointsMatch(endpoints, priority.endpoints())) {
          return Optional.of("cluster " + i + ", priority " + priority.index());
        }
      }
    }
    return Optional.empty();
  }

  private static boolean endpointsMatch(List<YamlNode> endpoints, List<EndpointView> expected) {
    if (endpoints.size() != expected.size()) {
      return false;
    }
    for (int i = 0; i < endpoints.size(); i++) {
      if (!endpointMatches(endpoints.get(i), expected.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean endpointMatches(YamlNode node, EndpointView expected) {
    YamlNode endpoint = at(node, "endpoint");
    YamlNode address = at(at(endpoint, "address"), "socket_address");
    YamlNode metadata = at(at(node, "metadata"), "filter_metadata");
    return holds(at(endpoint, "hostname"), expected.hostname())
        && holds(at(address, "address"), expected.host())
        && holds(at(address, "port_value"), (long) expected.port())
        && holds(
            at(at(metadata, "envoy.transport_socket_match"), "tls"), expected.transportSocket())
        && metadataMatches(at(metadata, "mpool"), expected.metadata());
  }

  /** Exactly these keys: one that the manifest does not override must not be there. */
  private static boolean metadataMatches(YamlNode metadata, List<Entry> expected) {
    if (!(metadata instanceof YamlMapping mapping) || mapping.entries().size() != expected.size()) {
      return false;
    }
    for (Entry entry : expected) {
      if (!holds(at(metadata, entry.key().text()), entry.value())) {
        return false;
      }
    }
    return true;
  }

  static boolean holds(YamlNode node, Object value) {
    return node instanceof YamlScalar scalar && value.equals(scalar.value());
  }

  /** The value of a key; null if there is none, which equals nothing. */
  static YamlNode at(YamlNode node, String key) {
    return node instanceof YamlMapping mapping ? mapping.value(key).orElse(null) : null;
  }

  static YamlNode first(YamlNode node) {
    List<YamlNode> items = items(node);
    return items.isEmpty() ? null : items.get(0);
  }

  static List<YamlNode> items(YamlNode node) {
    return node instanceof YamlSequence sequence ? sequence.items() : List.of();
  }
}
