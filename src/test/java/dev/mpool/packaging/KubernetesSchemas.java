package dev.mpool.packaging;

import java.nio.file.Path;

/** Kubernetes' own schemas of its objects, with a program for them, in a package from PyPI. */
final class KubernetesSchemas {

  private KubernetesSchemas() {}

  /** The folder that holds the package, which is installed first where it is missing. */
  static Path installed() {
    return PipPackage.folder("kubernetes-validate==1.37.0", "kubernetes_validate").orElseThrow();
  }
}
