package dev.mpool.envoy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * A configuration as files that a running Envoy follows: listeners, clusters and routes by file
 * xDS, and the bootstrap that says where they are. What they say is what the static configuration
 * says; only where it stands differs. All of it is JSON in ASCII, a resource a line.
 *
 * @param bootstrap what Envoy is started with; it depends on no manifest
 * @param lds a {@code DiscoveryResponse} of all listeners
 * @param cds of all clusters
 * @param rds of the one route configuration: a file cannot hold several
 */
public record XdsSet(Part bootstrap, Part lds, Part cds, Part rds) {

  private static final String TYPES = "type.googleapis.com/envoy.config.";
  private static final String LISTENER = TYPES + "listener.v3.Listener";
  private static final String CLUSTER = TYPES + "cluster.v3.Cluster";
  private static final String ROUTES = TYPES + "route.v3.RouteConfiguration";

  /** The route configuration that is followed; that of the first-byte listener never changes. */
  private static final String ROUTES_NAME = "mpool";

  private static final String ROUTE_CONFIG = "route_config";

  /** A first-byte listener may come with any later set, and needs it from the start. */
  private static final String EXTENSIONS =
      "\"bootstrap_extensions\":[{\"name\":\"envoy.bootstrap.internal_listener\",\"typed_config\":"
          + "{\"@type\":\"type.googleapis.com/envoy.extensions.bootstrap.internal_listener.v3."
          + "InternalListener\"}}]";

  private static final int VERSION_BYTES = 8;

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  /** One file of the set. */
  public record Part(String name, String content) {

    /** In the encoding that it is written in, which is ASCII. */
    public int bytes() {
      return content.length();
    }
  }

  /** The files that Envoy follows, in the order in which their names are told. */
  public List<Part> followed() {
    return List.of(lds, cds, rds);
  }

  /** A hash of all that Envoy follows. */
  public String version() {
    return hash(lds.content + cds.content + rds.content);
  }

  /**
   * Parts a static configuration into the files of a set.
   *
   * @param folder where Envoy finds the files
   * @throws TemplateException if a template of the user's leaves out what is needed
   */
  public static XdsSet of(RenderedConfig config, String folder) {
    ObjectNode root = ConfigNodes.of(config);
    JsonNode resources = root.path("static_resources");
    JsonNode listeners = resources.path("listeners");
    JsonNode routes = null;
    for (JsonNode holder : listeners.findParents(ROUTE_CONFIG)) {
      ObjectNode manager = (ObjectNode) holder;
      if (manager.get(ROUTE_CONFIG).path("name").asText().equals(ROUTES_NAME)) {
        routes = manager.remove(ROUTE_CONFIG);
        ObjectNode rds = manager.putObject("rds").put("route_config_name", ROUTES_NAME);
        rds.set("config_source", source(folder, "rds.json"));
      } else if (manager.get(ROUTE_CONFIG) instanceof ObjectNode others) {
        // Its cluster may come in the same moment, and later than the listener (Envoy 1.36).
        others.put("validate_clusters", false);
      }
    }
    if (routes == null) {
      throw new TemplateException(
          "The templates give no listener with a route_config named " + ROUTES_NAME + ".");
    }
    return new XdsSet(
        new Part("bootstrap.json", bootstrap(root, folder)),
        new Part("lds.json", response(LISTENER, listeners)),
        new Part("cds.json", response(CLUSTER, resources.path("clusters"))),
        new Part("rds.json", response(ROUTES, List.of(routes))));
  }

  private static String bootstrap(ObjectNode root, String folder) {
    StringBuilder text = new StringBuilder("{\"node\":{\"id\":\"mpool\",\"cluster\":\"mpool\"},\n");
    text.append("\"dynamic_resources\":{\"lds_config\":").append(json(source(folder, "lds.json")));
    text.append(",\"cds_config\":").append(json(source(folder, "cds.json"))).append("},\n");
    text.append(EXTENSIONS);
    root.remove(List.of("static_resources", "bootstrap_extensions"));
    for (Map.Entry<String, JsonNode> entry : root.properties()) {
      text.append(",\n\"" + entry.getKey() + "\":").append(json(entry.getValue()));
    }
    return text.append("}\n").toString();
  }

  /** Without the watched directory Envoy does not notice that a folder is swapped. */
  private static ObjectNode source(String folder, String file) {
    ObjectNode source = JSON.createObjectNode();
    ObjectNode path = source.putObject("path_config_source");
    path.put("path", folder.endsWith("/") ? folder + file : folder + "/" + file);
    path.putObject("watched_directory").put("path", folder);
    return source.put("resource_api_version", "V3");
  }

  /** A resource says its type before all else. */
  private static String response(String type, Iterable<JsonNode> resources) {
    StringBuilder lines = new StringBuilder();
    for (JsonNode resource : resources) {
      lines.append(lines.length() == 0 ? "\n" : ",\n");
      lines.append(json(JSON.createObjectNode().put("@type", type).setAll((ObjectNode) resource)));
    }
    String version = hash(lines.toString());
    return "{\"version_info\":\"" + version + "\",\"resources\":[" + lines + "\n]}\n";
  }

  private static String hash(String ascii) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] hash = digest.digest(ascii.getBytes(StandardCharsets.US_ASCII));
      return HexFormat.of().formatHex(hash, 0, VERSION_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // Every Java has it.
    }
  }

  private static String json(JsonNode node) {
    try {
      return JSON.writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e); // A tree of values.
    }
  }
}
