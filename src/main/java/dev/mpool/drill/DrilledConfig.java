package dev.mpool.drill;

import dev.mpool.text.Source;
import dev.mpool.text.Span;
import dev.mpool.yaml.YamlMapping;
import dev.mpool.yaml.YamlNode;
import dev.mpool.yaml.YamlReader;
import dev.mpool.yaml.YamlScalar;
import dev.mpool.yaml.YamlSequence;
import dev.mpool.yaml.YamlStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A rendered configuration with other values at a few places, so that it runs here: ports of mocks
 * for the providers' addresses, a certificate authority of the run's own, a free port to listen on.
 * All the rest is what {@code render} prints, byte for byte, and {@link #undo} proves it.
 *
 * @param text what Envoy gets
 * @param changes in the order of the text
 */
public record DrilledConfig(String text, List<Change> changes) {

  /** What stands in place of a value. */
  public record Change(What what, Span place, String rendered, String drilled) {}

  /** The kinds of values that are changed, and why. */
  public enum What {
    ENDPOINT("addresses and ports of endpoints", "mock providers on loopback"),
    LISTENER("address and port of the listener", "on loopback"),
    AUTHORITY("file of certificate authorities", "the authority of the mocks"),
    SECRETS("folder of mounted Secrets", "a folder with made-up tokens");

    private final String rendered;
    private final String drilled;

    What(String rendered, String drilled) {
      this.rendered = rendered;
      this.drilled = drilled;
    }

    String rendered() {
      return rendered;
    }

    String drilled() {
      return drilled;
    }
  }

  /**
   * What the places get.
   *
   * @param ports of the mocks of each Backend, by its name, in the order of its endpoints
   * @param listener where Envoy shall listen
   * @param authority the file with the mocks' authority, if any endpoint is reached by TLS
   * @param secrets the folder of mounted Secrets that the plan names, and the one to read instead
   */
  record Places(
      Map<String, List<Integer>> ports,
      Address listener,
      Optional<String> authority,
      Optional<Folders> secrets) {}

  /** An IP address and a port. */
  record Address(String host, int port) {}

  /** A folder and the one that stands for it. */
  record Folders(String rendered, String drilled) {}

  /**
   * Changes a rendered configuration.
   *
   * @throws DrillException if it would reach beyond this machine even so, as only templates of the
   *     user's can make it
   */
  static DrilledConfig of(String rendered, Places places) throws DrillException {
    YamlStream stream = YamlReader.readOwn(new Source("envoy.yaml", rendered));
    Walk walk = new Walk(rendered, places);
    walk.visit(stream.documents().get(0).root().orElseThrow(), "", Optional.empty());
    walk.changes.sort(Comparator.comparingInt(change -> change.place().start()));
    StringBuilder text = new StringBuilder(rendered.length() + 1000);
    int at = 0;
    for (Change change : walk.changes) {
      text.append(rendered, at, change.place().start()).append(change.drilled());
      at = change.place().end();
    }
    text.append(rendered, at, rendered.length());
    return new DrilledConfig(text.toString(), List.copyOf(walk.changes));
  }

  /** Puts the rendered values back into a text that was drilled, wherever that text was kept. */
  String undo(String drilled) {
    StringBuilder text = new StringBuilder(drilled.length());
    int at = 0;
    int shift = 0;
    for (Change change : changes) {
      int start = change.place().start() + shift;
      text.append(drilled, at, start).append(change.rendered());
      at = start + change.drilled().length();
      shift += change.drilled().length() - change.rendered().length();
    }
    return text.append(drilled, at, drilled.length()).toString();
  }

  /** Looks for the places in the tree of a configuration. */
  private static final class Walk {
    private final String rendered;
    private final Places places;
    private final List<Change> changes = new ArrayList<>();
    private int endpoint;

    Walk(String rendered, Places places) {
      this.rendered = rendered;
      this.places = places;
    }

    /**
     * @param path the keys that lead to the node, each with a slash before it
     * @param cluster the name of the cluster that it stands in
     */
    void visit(YamlNode node, String path, Optional<String> cluster) throws DrillException {
      if (node instanceof YamlSequence sequence) {
        for (YamlNode item : sequence.items()) {
          boolean isCluster = path.equals("/static_resources/clusters");
          endpoint = isCluster ? 0 : endpoint;
          visit(item, path, isCluster ? text(item, "name") : cluster);
        }
      } else if (node instanceof YamlMapping mapping) {
        for (YamlMapping.Entry entry : mapping.entries()) {
          visit(entry.value(), path + '/' + entry.key(), cluster);
        }
        if (path.endsWith("/socket_address")) {
          address(mapping, path, cluster);
        } else if (path.endsWith("/trusted_ca") && places.authority().isPresent()) {
          change(What.AUTHORITY, mapping, "filename", quoted(places.authority().get()));
        } else if (path.endsWith("/filter_metadata/mpool") && places.secrets().isPresent()) {
          secrets(mapping, places.secrets().get());
        }
      }
    }

    private void address(YamlMapping mapping, String path, Optional<String> cluster)
        throws DrillException {
      List<Integer> ports = cluster.map(places.ports()::get).orElse(null);
      if (path.startsWith("/static_resources/listeners/")) {
        changeAddress(What.LISTENER, mapping, places.listener());
      } else if (ports != null && path.contains("/lb_endpoints/") && endpoint < ports.size()) {
        changeAddress(What.ENDPOINT, mapping, new Address("127.0.0.1", ports.get(endpoint)));
        endpoint++;
      } else if (!text(mapping, "address").orElse("").startsWith("127.")) {
        throw new DrillException(
            "The configuration has an address that no mock stands for, at "
                + path
                + ". A drill does not leave this machine: leave it out of the templates.");
      }
    }

    private void changeAddress(What what, YamlMapping mapping, Address address) {
      change(what, mapping, "address", quoted(address.host()));
      change(what, mapping, "port_value", Integer.toString(address.port()));
    }

    private void secrets(YamlMapping metadata, Folders folders) {
      YamlNode attempt = metadata.value("attempt").orElse(null);
      if (attempt instanceof YamlScalar scalar) {
        Span place = scalar.span();
        String now = rendered.substring(place.start(), place.end());
        String from = "credential=file:" + bare(folders.rendered());
        if (now.contains(from)) {
          String to = now.replace(from, "credential=file:" + bare(folders.drilled()));
          changes.add(new Change(What.SECRETS, place, now, to));
        }
      }
    }

    private void change(What what, YamlMapping mapping, String key, String value) {
      YamlNode node = mapping.value(key).orElse(null);
      if (node instanceof YamlScalar scalar) {
        Span place = scalar.span();
        changes.add(new Change(what, place, rendered.substring(place.start(), place.end()), value));
      }
    }

    private static Optional<String> text(YamlNode node, String key) {
      return node instanceof YamlMapping mapping
              && mapping.value(key).orElse(null) instanceof YamlScalar scalar
          ? Optional.of(scalar.text())
          : Optional.empty();
    }
  }

  private static String quoted(String text) {
    return '"' + bare(text) + '"';
  }

  /** As it stands between the quotes of a scalar. */
  private static String bare(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"");
  }
}
