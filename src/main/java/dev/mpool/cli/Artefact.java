package dev.mpool.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mpool.cli.option.ObjectName;
import dev.mpool.envoy.ConfigNodes;
import dev.mpool.envoy.RenderedConfig;
import dev.mpool.envoy.TemplateException;
import dev.mpool.envoy.XdsSet;
import dev.mpool.plan.FailoverPlan;
import dev.mpool.report.VisibleJson;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * What a rendered configuration is written as, and where; or what it is compared with.
 *
 * @param isJson whether a static configuration is JSON
 * @param xdsDir where Envoy finds the files that it follows
 * @param name of the first ConfigMap
 * @param output the file or folder that is written; null for standard output
 * @param check the file or folder that is compared instead; null to write
 * @param repair what writes that which differs
 */
record Artefact(
    Target target,
    boolean isJson,
    String xdsDir,
    ObjectName name,
    Path output,
    Path check,
    RepairCommand repair) {

  /** What is rendered for. */
  enum Target {
    ENVOY,
    ENVOY_XDS,
    CONFIGMAP
  }

  /**
   * Writes the configuration, whole or not at all, or compares it.
   *
   * @param plan what it was rendered from
   * @return success, or findings where a comparison found a difference
   * @throws Failure if it cannot be written, or not in this form
   */
  ExitCode put(RenderedConfig config, FailoverPlan plan, Remarks remarks, Console console)
      throws Failure, IOException {
    if (target != Target.ENVOY && check == null && UsedSecrets.byVariable(plan).size() > 0) {
      remarks.add(
          "a running Envoy keeps the environment of its start, so a Secret that is new in a later"
              + " set is not found. Use --secrets file:DIR.");
    }
    if (target == Target.ENVOY_XDS) {
      XdsSet set = set(config);
      if (check != null) {
        return compare(new XdsFolder(check).files(set), plan, console);
      }
      new XdsFolder(output).write(set);
      return ExitCode.SUCCESS;
    }
    String text =
        target == Target.CONFIGMAP
            ? ConfigMapText.of(set(config), config, name, remarks)
            : isJson ? json(config) : config.yaml();
    if (check != null) {
      return compare(Map.of(check, text), plan, console);
    } else if (output != null) {
      new OutputFile(output).write(text);
    } else {
      console.out().print(text);
    }
    return ExitCode.SUCCESS;
  }

  private XdsSet set(RenderedConfig config) throws Failure {
    try {
      return XdsSet.of(config, xdsDir);
    } catch (TemplateException e) {
      throw Failure.of(e.getMessage());
    }
  }

  private static String json(RenderedConfig config) throws IOException {
    StringWriter out = new StringWriter();
    try (JsonGenerator json = VisibleJson.to(out)) {
      new ObjectMapper().writeTree(json, ConfigNodes.of(config));
    }
    return out.append('\n').toString();
  }

  private ExitCode compare(Map<Path, String> files, FailoverPlan plan, Console console)
      throws Failure, IOException {
    if (Files.notExists(check)) {
      repair.tellMissing(check, console);
      return ExitCode.FINDINGS;
    }
    TokenMask mask = new TokenMask(plan);
    ExitCode all = ExitCode.SUCCESS;
    for (Map.Entry<Path, String> file : files.entrySet()) {
      ExitCode one = new CheckedFile(file.getKey()).compare(file.getValue(), mask, console);
      all = one == ExitCode.SUCCESS ? all : one;
    }
    if (all != ExitCode.SUCCESS) {
      repair.tell(console);
    }
    return all;
  }
}
