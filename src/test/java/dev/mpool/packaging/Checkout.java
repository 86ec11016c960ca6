package dev.mpool.packaging;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** A copy of the project as it comes from a fresh clone, but without its history. */
public record Checkout(Path folder) {

  private static final Set<String> NOT_CLONED = Set.of(".git", "target");

  /** Copies the project into {@code folder}, which is made. */
  public static Checkout in(Path folder) throws IOException {
    Path absolute = Files.createDirectories(folder).toAbsolutePath();
    copy(Path.of("").toAbsolutePath(), absolute, NOT_CLONED);
    return new Checkout(absolute);
  }

  /** The folder, absolute, with nothing in it any more. */
  public static Path emptied(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
    return Files.createDirectories(folder).toAbsolutePath();
  }

  /** Brings what this build has left in {@code target/mpool}. */
  public Checkout withLauncher() throws IOException {
    copy(Path.of("target/mpool").toAbsolutePath(), folder.resolve("target/mpool"), Set.of());
    return this;
  }

  /** Lets a Maven that is started take its dependencies from where this build has them. */
  public static void shareRepository(Map<String, String> environment) {
    String repository = System.getProperty("mpool.maven.repository");
    if (repository != null) {
      environment.put("MAVEN_OPTS", "-Dmaven.repo.local=" + repository);
    }
  }

  /** The folder of the Maven that runs this build; empty if none does. */
  public static List<Path> maven() {
    String maven = System.getProperty("mpool.maven.home");
    return maven == null ? List.of() : List.of(Path.of(maven, "bin"));
  }

  private static void copy(Path from, Path to, Set<String> except) throws IOException {
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
              throws IOException {
            Path relative = from.relativize(folder);
            if (except.contains(relative.toString())) {
              return FileVisitResult.SKIP_SUBTREE;
            }
            Files.createDirectories(to.resolve(relative));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            if (!except.contains(from.relativize(file).toString())) {
              Files.copy(
                  file, to.resolve(from.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
            }
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
