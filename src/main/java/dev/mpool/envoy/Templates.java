package dev.mpool.envoy;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The templates that a configuration is rendered with: mpool's own, or those of a folder of the
 * user's, which may hold just the ones that differ.
 */
public final class Templates {

  private static final String CONFIG = "envoy.yaml.mustache";
  private static final String TRANSFORMATION = "upstream.lua";

  private final Optional<Path> folder;

  private Templates(Optional<Path> folder) {
    this.folder = folder;
  }

  public static Templates ofMpool() {
    return new Templates(Optional.empty());
  }

  /** Templates of a folder; those that it lacks are mpool's. */
  public static Templates of(Path folder) {
    return new Templates(Optional.of(folder));
  }

  ConfigTemplate config() {
    return new ConfigTemplate(this::partial, CONFIG);
  }

  /** The code that runs in Envoy before each attempt. */
  String transformation() {
    return text(TRANSFORMATION);
  }

  /** Mustache asks for partials by their bare names. */
  private Reader partial(String name) {
    return new StringReader(text(name.endsWith(".mustache") ? name : name + ".mustache"));
  }

  private String text(String name) {
    try {
      if (folder.isPresent() && Files.exists(folder.get().resolve(name))) {
        return Files.readString(folder.get().resolve(name));
      }
      try (InputStream in = Templates.class.getResourceAsStream("/templates/" + name)) {
        if (in == null) {
          throw new IllegalStateException("there is no template " + name);
        }
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
