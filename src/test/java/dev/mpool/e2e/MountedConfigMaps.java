package dev.mpool.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.TreeMap;

/**
 * A projected volume with ConfigMaps, which changes in the steps that a kubelet makes (Kubernetes'
 * atomic writer): a new folder, a link to it, a rename of that link, and the old folder goes.
 */
final class MountedConfigMaps {

  private final Path folder;
  private int swaps;

  MountedConfigMaps(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
  }

  Path file(String name) {
    return folder.resolve(name);
  }

  /** Puts what is rendered for ConfigMaps in place, and returns its files. */
  Map<String, String> mount(String manifests) throws IOException {
    ObjectReader reader = new YAMLMapper().readerFor(JsonNode.class);
    Map<String, String> files = new TreeMap<>();
    for (JsonNode map : reader.<JsonNode>readValues(manifests).readAll()) {
      map.get("data").properties().forEach(e -> files.put(e.getKey(), e.getValue().asText()));
    }
    mount(files);
    return files;
  }

  /** Puts files in place. */
  void mount(Map<String, String> files) throws IOException {
    Path data = folder.resolve("..data");
    Path old = Files.exists(data) ? folder.resolve(Files.readSymbolicLink(data)) : null;
    Path now = Files.createDirectory(folder.resolve("..2026_11_28_00_00_00." + swaps++));
    for (Map.Entry<String, String> file : files.entrySet()) {
      Files.writeString(now.resolve(file.getKey()), file.getValue());
    }
    Path next = Files.createSymbolicLink(folder.resolve("..data_tmp"), now.getFileName());
    Files.move(next, data, StandardCopyOption.ATOMIC_MOVE);
    for (String name : files.keySet()) {
      if (!Files.isSymbolicLink(file(name))) {
        Files.createSymbolicLink(file(name), Path.of("..data", name));
      }
    }
    if (old != null) {
      for (String name : files.keySet()) {
        Files.delete(old.resolve(name));
      }
      Files.delete(old);
    }
  }
}
