package dev.mpool.cli;

import dev.mpool.envoy.TemplateException;
import dev.mpool.envoy.XdsSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The files that running Envoys follow, in a folder.
 *
 * @param envoyFolder where Envoy finds those that change
 * @param folder what is written to; null to compare
 * @param check what is compared with; null to write
 * @param repair what writes the folder that differs
 */
record XdsArtefact(String envoyFolder, Path folder, Path check, RepairCommand repair)
    implements Artefact {

  @Override
  public ExitCode put(Rendered rendered, Remarks remarks, Console console)
      throws Failure, IOException {
    XdsSet set = set(rendered, envoyFolder);
    if (check != null) {
      return compare(set, rendered, console);
    }
    Artefact.tellOfVariables(rendered, remarks);
    new XdsFolder(folder).write(set);
    return ExitCode.SUCCESS;
  }

  static XdsSet set(Rendered rendered, String envoyFolder) throws Failure {
    try {
      return XdsSet.of(rendered.config(), envoyFolder);
    } catch (TemplateException e) {
      throw Failure.of(e.getMessage());
    }
  }

  private ExitCode compare(XdsSet set, Rendered rendered, Console console)
      throws Failure, IOException {
    if (!Files.exists(check)) {
      repair.tellMissing(check, console);
      return ExitCode.FINDINGS;
    }
    List<XdsSet.Part> parts = new ArrayList<>(List.of(set.bootstrap()));
    parts.addAll(set.followed());
    ExitCode all = ExitCode.SUCCESS;
    for (XdsSet.Part part : parts) {
      Path file = new XdsFolder(check).file(part, set);
      ExitCode one = new CheckedFile(file).compare(part.content(), rendered.mask(), console);
      all = one == ExitCode.SUCCESS ? all : one;
    }
    if (all != ExitCode.SUCCESS) {
      repair.tell(console);
    }
    return all;
  }
}
