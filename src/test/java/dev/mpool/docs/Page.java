package dev.mpool.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A page of the documentation: README.md, or a Markdown file in {@code docs/}. */
record Page(Path file, List<String> lines) {

  private static final String FENCE = "```";

  Page {
    lines = List.copyOf(lines);
  }

  /** Every page, the rules' own too. */
  static List<Page> all() throws IOException {
    List<Path> files = new ArrayList<>(List.of(Path.of("README.md"), Path.of("CHANGELOG.md")));
    try (Stream<Path> docs = Files.walk(Path.of("docs"))) {
      docs.filter(file -> file.toString().endsWith(".md")).sorted().forEach(files::add);
    }
    List<Page> pages = new ArrayList<>();
    for (Path file : files) {
      pages.add(new Page(file, Files.readAllLines(file)));
    }
    return pages;
  }

  List<Block> blocks() {
    List<Block> blocks = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).startsWith(FENCE)) {
        String language = lines.get(i).substring(FENCE.length()).strip();
        int first = i + 1;
        do {
          i++;
        } while (!lines.get(i).equals(FENCE));
        blocks.add(new Block(language, first + 1, lines.subList(first, i)));
      }
    }
    return blocks;
  }

  List<Step> steps() {
    return blocks().stream().flatMap(block -> block.steps().stream()).toList();
  }

  /** The page with other outputs below its commands. */
  Page showing(List<Step> steps, List<List<String>> outputs) {
    List<String> rewritten = new ArrayList<>();
    int next = 0;
    int line = 0;
    while (line < lines.size()) {
      if (next < steps.size() && steps.get(next).line() == line + 1) {
        Step step = steps.get(next);
        int commandLines = (int) step.command().lines().count();
        rewritten.addAll(lines.subList(line, line + commandLines));
        rewritten.addAll(outputs.get(next));
        line += commandLines + step.shown().size();
        next++;
      } else {
        rewritten.add(lines.get(line));
        line++;
      }
    }
    return new Page(file, rewritten);
  }

  void write() throws IOException {
    Files.write(file, lines);
  }

  /** The page's name, for reports of tests. */
  @Override
  public String toString() {
    return file.toString();
  }
}
