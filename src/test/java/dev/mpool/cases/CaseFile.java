package dev.mpool.cases;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * One run over a manifest of {@code testdata/}. {@code NAME.yaml} (or {@code .json}) is run without
 * options; each {@code NAME.VARIANT.options} beside it is a further run with the options that it
 * holds. What a run is expected to give stands beside the manifest under the run's name.
 *
 * @param input the manifest
 * @param run the path of the run's expected files without their endings
 * @param options the command line's options
 */
public record CaseFile(Path input, Path run, List<String> options) {

  static final Path ROOT = Path.of("testdata");

  private static final List<String> EXPECTED =
      List.of(".txt", ".render.txt", ".plan.txt", ".envoy.yaml");

  /** Every run, in the order of paths. */
  public static List<CaseFile> all() {
    List<CaseFile> cases = new ArrayList<>();
    for (Path input : files()) {
      String name = input.getFileName().toString();
      if (!isInput(name)) {
        continue;
      }
      String stem = name.substring(0, name.lastIndexOf('.'));
      cases.add(new CaseFile(input, input.resolveSibling(stem), List.of()));
      for (Path options : optionsOf(input, stem)) {
        String variant = options.getFileName().toString().replaceFirst("[.]options$", "");
        cases.add(
            new CaseFile(
                input,
                input.resolveSibling(variant),
                List.of(read(options).strip().split("\\s+"))));
      }
    }
    return cases;
  }

  /** Every file below {@code testdata/} that is part of a case, in the order of paths. */
  public static List<Path> files() {
    List<Path> files = new ArrayList<>();
    for (String room : List.of("valid", "invalid", "hostile")) {
      try (Stream<Path> below = Files.walk(ROOT.resolve(room))) {
        below.filter(Files::isRegularFile).forEach(files::add);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    files.sort(Comparator.comparing(CaseFile::name));
    return files;
  }

  /** Whether a file's name is that of a manifest, and not of what is expected of one. */
  public static boolean isInput(String name) {
    return name.matches(".*[.](yaml|yml|json)") && !name.endsWith(".envoy.yaml");
  }

  /** The path with slashes, on every system. */
  public static String name(Path path) {
    return path.toString().replace('\\', '/');
  }

  public static String read(Path path) {
    try {
      return Files.readString(path, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public byte[] bytes() {
    try {
      return Files.readAllBytes(input);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The manifest under the name that reports tell. */
  public String inputName() {
    return name(input);
  }

  /** The first folder: what the manifests in it are. */
  public String room() {
    return ROOT.relativize(input).getName(0).toString();
  }

  /** A file of expected output. */
  public Path expected(String ending) {
    return run.resolveSibling(run.getFileName() + ending);
  }

  /** Every file of expected output that a run may have. */
  public List<Path> allExpected() {
    return EXPECTED.stream().map(this::expected).toList();
  }

  @Override
  public String toString() {
    return name(ROOT.relativize(run));
  }

  private static List<Path> optionsOf(Path input, String stem) {
    try (Stream<Path> beside = Files.list(input.getParent())) {
      return beside
          .filter(path -> path.getFileName().toString().startsWith(stem + "."))
          .filter(path -> path.getFileName().toString().endsWith(".options"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
