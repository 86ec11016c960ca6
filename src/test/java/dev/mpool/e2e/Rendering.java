package dev.mpool.e2e;

import dev.mpool.Compiler;
import dev.mpool.Outcome;
import dev.mpool.Settings;
import dev.mpool.diag.Diagnostic;
import dev.mpool.envoy.EnvoyConfig;
import dev.mpool.envoy.EnvoyOptions;
import dev.mpool.envoy.Templates;
import dev.mpool.inspect.Progress;
import dev.mpool.plan.FailoverPlan;
import dev.mpool.rule.RuleSettings;
import dev.mpool.text.InputFile;
import dev.mpool.text.InputFiles;
import dev.mpool.text.SourceReader;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Manifests compiled and rendered as the command line does, for tests that look at the result. */
public final class Rendering {

  private Rendering() {}

  public static String ofText(String manifest, RuleSettings rules, EnvoyOptions options) {
    InputStream in = new ByteArrayInputStream(manifest.getBytes(StandardCharsets.UTF_8));
    FailoverPlan plan = plan(InputFiles.list(List.of(InputFile.STANDARD_INPUT)), in, rules);
    return EnvoyConfig.render(plan, options, Templates.ofMpool()).yaml();
  }

  /** The plan of a manifest that has to be without errors. */
  public static FailoverPlan plan(String manifest, RuleSettings rules) {
    InputStream in = new ByteArrayInputStream(manifest.getBytes(StandardCharsets.UTF_8));
    return plan(InputFiles.list(List.of(InputFile.STANDARD_INPUT)), in, rules);
  }

  private static FailoverPlan plan(List<InputFile> files, InputStream in, RuleSettings rules) {
    Settings settings = new Settings(rules, SourceReader.DEFAULT_MAX_BYTES, 1);
    Outcome outcome = new Compiler(settings, in).compile(files, Progress.SILENT);
    if (outcome instanceof Outcome.Compiled compiled) {
      return compiled.plan();
    }
    List<String> messages =
        outcome.inspection().diagnostics().stream().map(Diagnostic::message).toList();
    throw new AssertionError("not rendered: " + messages);
  }
}
