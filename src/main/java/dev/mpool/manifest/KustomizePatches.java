package dev.mpool.manifest;

import dev.mpool.diag.FindingBudget;
import dev.mpool.text.InputFile;
import dev.mpool.text.Reading;
import dev.mpool.text.SourceReader;
import dev.mpool.yaml.YamlDocument;
import dev.mpool.yaml.YamlMapping;
import dev.mpool.yaml.YamlNode;
import dev.mpool.yaml.YamlReader;
import dev.mpool.yaml.YamlScalar;
import dev.mpool.yaml.YamlSequence;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The files that kustomizations of the input name as patches. Each is only a part of an object, or
 * a list of changes, and nothing that could be judged by itself.
 */
public final class KustomizePatches {

  private final Set<Path> patches = new HashSet<>();

  private KustomizePatches() {}

  /** Looks into the kustomizations among the inputs; there are none in most. */
  public static KustomizePatches in(List<InputFile> inputs, SourceReader reader) {
    KustomizePatches found = new KustomizePatches();
    for (InputFile input : inputs) {
      if (Kustomization.isNamed(input.name())
          && input.path().isPresent()
          && reader.read(input) instanceof Reading.Text text) {
        for (YamlDocument document :
            YamlReader.read(text.source(), new FindingBudget(text.source())).documents()) {
          if (document.root().orElse(null) instanceof YamlMapping root) {
            found.addAll(input.path().get(), root);
          }
        }
      }
    }
    return found;
  }

  /** Whether an input is one of them. */
  public boolean contain(InputFile input) {
    return !patches.isEmpty()
        && input.path().isPresent()
        && patches.contains(identity(input.path().get()));
  }

  private void addAll(Path file, YamlMapping kustomization) {
    for (String field : List.of("patches", "patchesStrategicMerge", "patchesJson6902")) {
      if (kustomization.value(field).orElse(null) instanceof YamlSequence list) {
        for (YamlNode item : list.items()) {
          add(file, item instanceof YamlMapping patch ? patch.value("path").orElse(null) : item);
        }
      }
    }
  }

  /** A text of several lines is the patch itself. */
  private void add(Path file, YamlNode name) {
    if (name instanceof YamlScalar scalar
        && scalar.value() instanceof String text
        && text.indexOf('\n') < 0) {
      try {
        patches.add(identity(file.resolveSibling(text)));
      } catch (InvalidPathException e) {
        // No file has this name.
      }
    }
  }

  private static Path identity(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      return path.toAbsolutePath().normalize();
    }
  }
}
