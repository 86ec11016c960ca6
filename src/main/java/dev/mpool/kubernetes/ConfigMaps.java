package dev.mpool.kubernetes;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mpool.envoy.XdsSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The files of an xDS set as ConfigMaps that one projected volume brings together, so that a pod
 * gets all of a change by one swap. As few as hold the set: the largest files move out into a
 * ConfigMap of their own, whose name does not depend on what else there is.
 *
 * @param list in the order in which they are written
 */
public record ConfigMaps(List<ConfigMap> list) {

  /**
   * Bytes of data; an API server refuses more than 1,048,576, and keeps the object's names, labels
   * and the rest of it beside the data.
   */
  static final int MOST_BYTES = 1_000_000;

  /**
   * Bytes of the copy that {@code kubectl apply} keeps in an annotation, unless the server does.
   */
  private static final int MOST_ANNOTATED_BYTES = 256 * 1024;

  /**
   * One of them.
   *
   * @param json the whole object
   */
  public record ConfigMap(String name, ObjectNode json) {

    /** Whether {@code kubectl apply} needs {@code --server-side} for it. */
    public boolean isTooLargeForClientSideApply() {
      return json.toString().length() > MOST_ANNOTATED_BYTES;
    }
  }

  public ConfigMaps {
    list = List.copyOf(list);
  }

  /** The file of a set that no ConfigMap can hold; empty if they all fit. */
  public static Optional<XdsSet.Part> tooLarge(XdsSet set) {
    return files(set).stream().filter(file -> file.bytes() > MOST_BYTES).findFirst();
  }

  /**
   * Packs a set whose files all fit.
   *
   * @param name of the first ConfigMap; the others are named after it and their file
   */
  public static ConfigMaps of(XdsSet set, String namespace, String name) {
    List<XdsSet.Part> together = new ArrayList<>(files(set));
    List<ConfigMap> apart = new ArrayList<>();
    while (together.stream().mapToInt(XdsSet.Part::bytes).sum() > MOST_BYTES) {
      XdsSet.Part largest = together.get(0);
      for (XdsSet.Part file : together) {
        largest = file.bytes() > largest.bytes() ? file : largest;
      }
      together.remove(largest);
      String own = name + "-" + largest.name().replace(".json", "");
      apart.add(configMap(namespace, own, List.of(largest)));
    }
    List<ConfigMap> all = new ArrayList<>(List.of(configMap(namespace, name, together)));
    all.addAll(apart);
    return new ConfigMaps(all);
  }

  private static List<XdsSet.Part> files(XdsSet set) {
    return List.of(set.bootstrap(), set.lds(), set.cds(), set.rds());
  }

  private static ConfigMap configMap(String namespace, String name, List<XdsSet.Part> files) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    object.put("apiVersion", "v1").put("kind", "ConfigMap");
    ObjectNode metadata =
        object.putObject("metadata").put("name", name).put("namespace", namespace);
    metadata
        .putObject("labels")
        .put("app.kubernetes.io/name", "mpool-envoy")
        .put("app.kubernetes.io/component", "configuration")
        .put("app.kubernetes.io/managed-by", "mpool");
    ObjectNode data = object.putObject("data");
    for (XdsSet.Part file : files) {
      data.put(file.name(), file.content());
    }
    return new ConfigMap(name, object);
  }
}
