package dev.mpool.cli;

import dev.mpool.text.InputFile;
import dev.mpool.text.InputFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/**
 * How the files that a report depends on look from outside at one moment; equal if nothing has
 * happened to them. Editors that put a new file in the old one's place are noticed as well.
 */
record WatchedFiles(List<State> states) {

  /**
   * One file.
   *
   * @param content what changes with its content, or why it cannot be read
   */
  private record State(String name, String content) {}

  /**
   * Looks at the files that PATH arguments name now, and at others.
   *
   * @param others files beside the input; null for none
   */
  static WatchedFiles now(List<String> paths, Path... others) {
    List<State> states = new ArrayList<>();
    for (InputFile input : InputFiles.list(paths)) {
      String content =
          input.path().isPresent() ? content(input.path().get()) : input.refusal().get().message();
      states.add(new State(input.name(), content));
    }
    for (Path other : others) {
      states.add(new State(String.valueOf(other), other == null ? "" : content(other)));
    }
    return new WatchedFiles(states);
  }

  private static String content(Path file) {
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      return attributes.lastModifiedTime() + " " + attributes.size() + " " + attributes.fileKey();
    } catch (IOException e) {
      return "gone";
    }
  }
}
