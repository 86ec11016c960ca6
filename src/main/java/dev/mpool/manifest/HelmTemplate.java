package dev.mpool.manifest;

import dev.mpool.diag.Diagnostic;
import dev.mpool.diag.Rule;
import dev.mpool.text.InputFile;
import dev.mpool.text.Location;
import dev.mpool.text.Source;
import dev.mpool.text.Span;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A file below a Helm chart's {@code templates}, which is no YAML before Helm has rendered it. */
public final class HelmTemplate {

  private static final String FOLDER = "templates";
  private static final String OPENING = "{{";

  private HelmTemplate() {}

  /** What is told of such a file; empty if it is none, or has nothing to fill in. */
  public static Optional<Diagnostic> in(InputFile input, Source source) {
    int at = input.path().isEmpty() ? -1 : source.text().indexOf(OPENING);
    if (at < 0 || !isBelow(input)) {
      return Optional.empty();
    }
    return Optional.of(
        Diagnostic.of(
            Rule.HELM_TEMPLATE,
            Location.of(source, new Span(at, at + OPENING.length())),
            "This file is passed over: it is a template of a Helm chart.",
            "Validate what Helm makes of it: `helm template CHART | mpool validate -`."));
  }

  private static boolean isBelow(InputFile input) {
    Path folder = input.path().get().toAbsolutePath().getParent();
    while (folder != null && folder.getFileName() != null) {
      if (folder.getFileName().toString().equals(FOLDER)
          && Files.exists(folder.resolveSibling("Chart.yaml"))) {
        return true;
      }
      folder = folder.getParent();
    }
    return false;
  }
}
