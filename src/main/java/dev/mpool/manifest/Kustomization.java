package dev.mpool.manifest;

/** The file that kustomize begins with. */
public final class Kustomization {

  private Kustomization() {}

  /** Whether a file has one of the three names that kustomize looks for. */
  public static boolean isNamed(String file) {
    String name = file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
    return name.equals("kustomization.yaml")
        || name.equals("kustomization.yml")
        || name.equals("Kustomization");
  }
}
