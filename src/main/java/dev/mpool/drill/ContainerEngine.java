package dev.mpool.drill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * An engine that runs containers by Docker's command line.
 *
 * @param program such as {@code /usr/bin/podman}
 */
record ContainerEngine(String program) {

  private static final String VARIABLE = "MPOOL_ENGINE";
  private static final List<String> KNOWN = List.of("docker", "podman", "nerdctl");
  private static final Path SELINUX = Path.of("/sys/fs/selinux/enforce");

  /** The one that {@code MPOOL_ENGINE} names, else the first of those known on the PATH. */
  static ContainerEngine find(Map<String, String> environment) throws DrillException {
    String variable = environment.getOrDefault(VARIABLE, "");
    for (String name : variable.isBlank() ? KNOWN : List.of(variable)) {
      Path file = Programs.find(name, environment).orElse(null);
      if (file != null) {
        return new ContainerEngine(file.toString());
      }
    }
    throw new DrillException(
        variable.isBlank()
            ? "There is no container engine on the PATH (docker, podman or nerdctl): install one,"
                + " name one by MPOOL_ENGINE, or name an Envoy by --envoy FILE."
            : VARIABLE + ": " + Programs.whyNot(variable) + '.');
  }

  /**
   * Sees to it that an image is there.
   *
   * @param remark is told what takes long
   */
  void fetch(String image, EnvoyProgram.Remark remark)
      throws IOException, InterruptedException, DrillException {
    if (Programs.run(List.of(program, "image", "inspect", image)).exitCode() == 0) {
      return;
    }
    String name = Path.of(program).getFileName().toString();
    remark.add(name + " pulls " + image + ", which may take minutes.");
    Programs.Ended pull = Programs.run(List.of(program, "pull", image));
    if (pull.exitCode() != 0) {
      throw new DrillException(name + " cannot pull " + image + ": " + pull.complaint());
    }
  }

  /**
   * The words before Envoy's arguments. The image's own entry point is left out: it would give up
   * the rights that the folder asks for. As root Envoy may read it with an engine that is root
   * itself, and is the user with one that is not. An engine that has other users in its containers
   * refuses the host's network, unless it is told to have the host's users; nerdctl has neither
   * users nor labels of its own.
   */
  List<String> run(String image, String container, Path folder, Collection<String> variables) {
    List<String> words = new ArrayList<>(List.of(program, "run", "--rm", "--name", container));
    words.addAll(List.of("--network", "host", "--user", "0:0", "--entrypoint", "envoy"));
    words.addAll(List.of("--volume", folder + ":" + folder));
    if (!program.endsWith("nerdctl")) {
      words.addAll(List.of("--userns", "host"));
      if (Files.exists(SELINUX)) {
        words.addAll(List.of("--security-opt", "label=disable"));
      }
    }
    for (String variable : variables) {
      words.addAll(List.of("--env", variable));
    }
    words.add(image);
    return words;
  }

  /** The words that ask an image's Envoy for its version. */
  List<String> version(String image) {
    return List.of(
        program, "run", "--rm", "--network", "none", "--entrypoint", "envoy", image, "--version");
  }
}
