package dev.mpool.cli;

import dev.mpool.envoy.Templates;
import dev.mpool.text.Excerpt;
import dev.mpool.text.NearestName;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

/** Files of {@code --templates} that are no template: most likely their names are misspelt. */
final class UnusedTemplates {

  private UnusedTemplates() {}

  /**
   * Tells of each in a line.
   *
   * @param folder null if the user has no templates
   */
  static void tell(Path folder, Templates templates, Remarks remarks) throws IOException {
    if (folder == null) {
      return;
    }
    Set<String> names = new TreeSet<>(templates.names());
    for (String file : unused(folder, names)) {
      remarks.add(
          "--templates: no template is called "
              + Excerpt.quoted(file)
              + '.'
              + NearestName.hint(file, names));
    }
  }

  /** What begins with a dot and what explains the others is no template by intention. */
  private static Set<String> unused(Path folder, Set<String> names) {
    Set<String> unused = new TreeSet<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        String name = file.getFileName().toString();
        boolean mayBeMeant = !name.startsWith(".") && !name.endsWith(".md");
        if (mayBeMeant && !names.contains(name) && Files.isRegularFile(file)) {
          unused.add(name);
        }
      }
    } catch (IOException e) {
      // A folder that may be entered and not listed has what it has.
      return Set.of();
    }
    return unused;
  }
}
