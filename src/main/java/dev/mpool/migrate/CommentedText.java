package dev.mpool.migrate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mpool.kubernetes.ManifestText;
import dev.mpool.text.Source;
import dev.mpool.yaml.YamlReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes an object as a YAML document, with comments at its keys: Jackson's YAML has none. */
final class CommentedText {

  private CommentedText() {}

  /**
   * Writes it.
   *
   * @param account which key or item of the object says the same as one with a note
   */
  static String of(ObjectNode object, List<Notes.Note> notes, Account account) {
    String text = ManifestText.of(object);
    if (notes.isEmpty()) {
      return text;
    }
    Source source = new Source("", text);
    Map<String, Integer> lines = new HashMap<>();
    for (Original.Place place :
        Original.places(YamlReader.readOwn(source).documents().get(0).root().orElseThrow(), "")) {
      lines.put(place.pointer(), source.position(place.start()).line());
    }
    int last = source.lineCount() - 1;
    List<List<String>> above = new ArrayList<>();
    List<List<String>> beside = new ArrayList<>();
    for (int line = 0; line <= last + 1; line++) {
      above.add(new ArrayList<>());
      beside.add(new ArrayList<>());
    }
    for (Notes.Note note : notes) {
      int line = note.pointer().isEmpty() ? last + 1 : lines.get(account.target(note.pointer()));
      (note.beside() ? beside : above).get(line).add(note.text());
    }
    StringBuilder commented = new StringBuilder();
    for (int line = 1; line <= last + 1; line++) {
      String written = line > last ? "" : source.line(line);
      int indent = 0;
      while (indent < written.length() && written.charAt(indent) == ' ') {
        indent++;
      }
      for (String comment : above.get(line)) {
        commented.append(" ".repeat(indent)).append(comment).append('\n');
      }
      if (line <= last) {
        commented.append(written);
        for (String comment : beside.get(line)) {
          commented.append(' ').append(comment);
        }
        commented.append('\n');
      }
    }
    return commented.toString();
  }
}
