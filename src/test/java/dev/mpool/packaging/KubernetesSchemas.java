package dev.mpool.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Kubernetes' own schemas of its objects, with a program for them, in a package from PyPI. */
final class KubernetesSchemas {

  private static final String PACKAGE = "kubernetes-validate==1.37.0";

  private KubernetesSchemas() {}

  /** The folder that holds the package, which is installed first where it is missing. */
  static Path installed() throws Exception {
    Path folder = Path.of("target", PACKAGE.replace("==", "-")).toAbsolutePath();
    if (!Files.exists(folder.resolve("kubernetes_validate"))) {
      Path log = Files.createTempFile("pip", ".log");
      List<String> pip =
          List.of(
              "python3", "-m", "pip", "install", "--quiet", "--target", folder.toString(), PACKAGE);
      Process process = Shell.start(Path.of("").toAbsolutePath(), System.getenv(), log, pip);
      Shell installed = Shell.finished(process, log);
      Files.delete(log);
      assertThat(installed.code()).as(installed.out()).isZero();
    }
    return folder;
  }
}
