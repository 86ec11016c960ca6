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

  /** In a folder of other things nobody reads about each. */
  private static final int MOST = 5;

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
    Set<String> unused = unused(folder, names);
    int told = 0;
    for (String file : unused) {
      if (told++ == MOST) {
        remarks.add(
            "--templates: no template is called like "
                + (unused.size() - MOST)
                + " more files there.");
        return;
      }
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
