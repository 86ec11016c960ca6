package dev.mpool.envoy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import dev.mpool.yaml.YamlMapping;
import dev.mpool.yaml.YamlNode;
import dev.mpool.yaml.YamlSequence;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;

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

  private static final JsonFactory JSON =
      JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

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
    YamlMapping root = config.root();
    YamlMapping resources = mapping(root, "static_resources");
    List<YamlNode> listeners = items(resources, "listeners");
    YamlMapping routes = routesIn(resources);
    if (routes == null) {
      throw new TemplateException(
          "The templates give no listener with a route_config named " + ROUTES_NAME + ".");
    }
    Writer lds = new Writer(routes, folder);
    return new XdsSet(
        new Part("bootstrap.json", bootstrap(root, folder)),
        new Part("lds.json", response(LISTENER, listeners, lds)),
        new Part("cds.json", response(CLUSTER, items(resources, "clusters"), new Writer())),
        new Part("rds.json", response(ROUTES, List.of(routes), new Writer())));
  }

  private static String bootstrap(YamlMapping root, String folder) {
    StringBuilder text = new StringBuilder("{\"node\":{\"id\":\"mpool\",\"cluster\":\"mpool\"},\n");
    text.append("\"dynamic_resources\":{\"lds_config\":").append(source(folder, "lds.json"));
    text.append(",\"cds_config\":").append(source(folder, "cds.json")).append("},\n");
    text.append(EXTENSIONS);
    for (YamlMapping.Entry entry : root.entries()) {
      if (!entry.key().equals("static_resources") && !entry.key().equals("bootstrap_extensions")) {
        text.append(",\n\"").append(entry.key()).append("\":");
        text.append(new Writer().json(entry.value()));
      }
    }
    return text.append("}\n").toString();
  }

  /** Without the watched directory Envoy does not notice that a folder is swapped. */
  private static String source(String folder, String file) {
    StringWriter out = new StringWriter();
    try (JsonGenerator json = generator(out)) {
      writeSource(folder, file, json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString();
  }

  private static void writeSource(String folder, String file, JsonGenerator json)
      throws IOException {
    json.writeStartObject();
    json.writeObjectFieldStart("path_config_source");
    json.writeStringField("path", folder.endsWith("/") ? folder + file : folder + "/" + file);
    json.writeObjectFieldStart("watched_directory");
    json.writeStringField("path", folder);
    json.writeEndObject();
    json.writeEndObject();
    json.writeStringField("resource_api_version", "V3");
    json.writeEndObject();
  }

  private static String response(String type, List<YamlNode> resources, Writer writer) {
    StringBuilder lines = new StringBuilder();
    for (YamlNode resource : resources) {
      lines.append(lines.length() == 0 ? "\n" : ",\n");
      lines.append(writer.resource(type, (YamlMapping) resource));
    }
    String version = hash(lines.toString());
    return "{\"version_info\":\"" + version + "\",\"resources\":[" + lines + "\n]}\n";
  }

  private static String hash(String ascii) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] hash = digest.digest(ascii.getBytes(StandardCharsets.US_ASCII));
      StringBuilder text = new StringBuilder(2 * VERSION_BYTES);
      for (int i = 0; i < VERSION_BYTES; i++) {
        text.append(Character.forDigit(hash[i] >> 4 & 0xf, 16));
        text.append(Character.forDigit(hash[i] & 0xf, 16));
      }
      return text.toString();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // Every Java has it.
    }
  }

  private static JsonGenerator generator(StringWriter out) throws IOException {
    return JSON.createGenerator(out);
  }

  /** Writes values of the static configuration, and points to the routes where they stood. */
  private record Writer(YamlMapping routes, String folder) {

    Writer() {
      this(null, null);
    }

    String json(YamlNode node) {
      StringWriter out = new StringWriter();
      try (JsonGenerator json = generator(out)) {
        ConfigNodes.write(node, json, this::replaced);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return out.toString();
    }

    /** A resource says its type before all else. */
    String resource(String type, YamlMapping resource) {
      return "{\"@type\":\"" + type + "\"," + json(resource).substring(1);
    }

    private boolean replaced(YamlMapping.Entry entry, JsonGenerator json) throws IOException {
      if (routes == null || !entry.key().equals(ROUTE_CONFIG)) {
        return false;
      }
      if (entry.value() == routes) {
        json.writeObjectFieldStart("rds");
        json.writeStringField("route_config_name", ROUTES_NAME);
        json.writeFieldName("config_source");
        writeSource(folder, "rds.json", json);
        json.writeEndObject();
      } else {
        // Its cluster may come in the same moment, and later than the listener (Envoy 1.36).
        json.writeObjectFieldStart(ROUTE_CONFIG);
        json.writeBooleanField("validate_clusters", false);
        for (YamlMapping.Entry inner : ((YamlMapping) entry.value()).entries()) {
          json.writeFieldName(inner.key());
          ConfigNodes.write(inner.value(), json, this::replaced);
        }
        json.writeEndObject();
      }
      return true;
    }
  }

  /**
   * The route configuration that a listener holds and Envoy is to follow; null if there is none.
   */
  private static YamlMapping routesIn(YamlNode node) {
    if (node instanceof YamlSequence sequence) {
      for (YamlNode item : sequence.items()) {
        YamlMapping found = routesIn(item);
        if (found != null) {
          return found;
        }
      }
    } else if (node instanceof YamlMapping mapping) {
      for (YamlMapping.Entry entry : mapping.entries()) {
        boolean isWanted =
            entry.key().equals(ROUTE_CONFIG)
                && entry.value() instanceof YamlMapping routes
                && SelfCheck.holds(routes.value("name").orElse(null), ROUTES_NAME);
        YamlMapping found = isWanted ? (YamlMapping) entry.value() : routesIn(entry.value());
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }

  private static YamlMapping mapping(YamlNode node, String key) {
    Optional<YamlNode> value =
        node instanceof YamlMapping mapping ? mapping.value(key) : Optional.empty();
    return value.orElse(null) instanceof YamlMapping mapping ? mapping : null;
  }

  private static List<YamlNode> items(YamlMapping mapping, String key) {
    YamlNode value = mapping == null ? null : mapping.value(key).orElse(null);
    return value instanceof YamlSequence sequence ? sequence.items() : List.of();
  }
}
