package dev.mpool.cli;

import dev.mpool.report.Visible;
import dev.mpool.text.InputFile;
import dev.mpool.text.InputFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How the files that a report depends on look from outside at one moment; equal if nothing has
 * happened to them. Editors that put a new file in the old one's place are noticed as well.
 *
 * @param contents by a file's name, what changes with its content or says why it cannot be read;
 *     nothing for a file that is not there
 */
record WatchedFiles(Map<String, String> contents) {

  /**
   * Looks at the files that PATH arguments name now, and at others.
   *
   * @param others files beside the input; null for none
   */
  static WatchedFiles now(List<String> paths, Path... others) {
    WatchedFiles now = new WatchedFiles(new TreeMap<>());
    for (InputFile input : InputFiles.list(paths)) {
      if (input.path().isPresent()) {
        now.look(input.name(), input.path().get());
      } else {
        now.contents.put(input.name(), input.refusal().get().message());
      }
    }
    for (Path other : others) {
      if (other != null) {
        now.look(other.toString(), other);
      }
    }
    return now;
  }

  private void look(String name, Path file) {
    try {
      BasicFileAttributes seen = Files.readAttributes(file, BasicFileAttributes.class);
      contents.put(name, seen.lastModifiedTime() + " " + seen.size() + " " + seen.fileKey());
    } catch (IOException e) {
      contents.remove(name);
    }
  }

  /** What has happened since an earlier look, in a few words. */
  String since(WatchedFiles earlier) {
    Map<String, String> before = new TreeMap<>(earlier.contents);
    List<String> happened = new ArrayList<>();
    for (Map.Entry<String, String> file : contents.entrySet()) {
      String was = before.remove(file.getKey());
      if (!file.getValue().equals(was)) {
        happened.add(file.getKey() + (was == null ? " is new" : " changed"));
      }
    }
    for (String file : before.keySet()) {
      happened.add(file + " is gone");
    }
    int others = happened.size() - 1;
    return others < 0
        ? "nothing changed"
        : Visible.text(happened.get(0)) + (others == 0 ? "" : " (and " + others + " more)");
  }
}
