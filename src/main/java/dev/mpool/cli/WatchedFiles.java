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
 */
record WatchedFiles(List<State> states) {

  private static final String GONE = "gone";

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

  /** What has happened since an earlier look, in a few words. */
  String since(WatchedFiles earlier) {
    Map<String, String> before = earlier.contents();
    List<String> happened = new ArrayList<>();
    for (Map.Entry<String, String> file : contents().entrySet()) {
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

  /** What there is, by names. */
  private Map<String, String> contents() {
    Map<String, String> contents = new TreeMap<>();
    for (State state : states) {
      if (!state.content().isEmpty() && !state.content().equals(GONE)) {
        contents.put(state.name(), state.content());
      }
    }
    return contents;
  }

  private static String content(Path file) {
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      return attributes.lastModifiedTime() + " " + attributes.size() + " " + attributes.fileKey();
    } catch (IOException e) {
      return GONE;
    }
  }
}
