package dev.mpool.cli;

import dev.mpool.cli.option.ObjectName;
import dev.mpool.envoy.RenderedConfig;
import dev.mpool.envoy.XdsSet;
import dev.mpool.kubernetes.ConfigMaps;
import dev.mpool.kubernetes.ManifestText;
import java.io.IOException;
import java.util.Optional;

/** ConfigMaps with the files that the Envoys of a cluster follow, as manifests. */
final class ConfigMapText {

  private static final String TITLE =
      "# ConfigMaps rendered by mpool from kgateway AI Backends, for one projected volume. Apply"
          + " them with:\n# kubectl apply --server-side -f FILE\n";

  private ConfigMapText() {}

  static String of(XdsSet set, RenderedConfig config, ObjectName name, Remarks remarks)
      throws Failure, IOException {
    Optional<XdsSet.Part> tooLarge = ConfigMaps.tooLarge(set);
    if (tooLarge.isPresent()) {
      throw Failure.of(
          tooLarge.get().name()
              + " would have "
              + tooLarge.get().bytes()
              + " bytes, and a ConfigMap holds no file above 1 MiB. Render fewer Backends per"
              + " gateway, or use --target envoy-xds.");
    }
    StringBuilder text = new StringBuilder(TITLE).append(requirements(config.yaml()));
    for (ConfigMaps.ConfigMap map : ConfigMaps.of(set, name.namespace(), name.name()).list()) {
      text.append(ManifestText.of(map.json()));
      if (map.isTooLargeForClientSideApply()) {
        remarks.add(
            "warning: ConfigMap "
                + map.name()
                + " is above 256 KiB, which `kubectl apply` refuses without --server-side.");
      }
    }
    return text.toString();
  }

  /** What the configuration says that Envoy needs: its first comment, but for the title. */
  private static String requirements(String config) {
    int start = config.indexOf('\n') + 1;
    int end = start;
    while (config.startsWith("#", end)) {
      end = config.indexOf('\n', end) + 1;
    }
    return config.substring(start, end);
  }
}
