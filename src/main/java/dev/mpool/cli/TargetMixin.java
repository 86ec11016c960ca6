package dev.mpool.cli;

import dev.mpool.cli.Artefact.Target;
import dev.mpool.cli.option.Choice;
import dev.mpool.cli.option.EnvoyPath;
import dev.mpool.cli.option.FileName;
import dev.mpool.cli.option.ObjectName;
import dev.mpool.cli.option.OptionGroup;
import dev.mpool.cli.option.Value;
import java.nio.file.Path;
import java.util.List;

/** The options about what is rendered for and where it goes; they become an {@link Artefact}. */
final class TargetMixin {

  private static final String XDS_DIR = "/etc/mpool/xds";

  /** How a static configuration is written. */
  enum Emit {
    YAML,
    JSON
  }

  final OptionGroup destination = new OptionGroup("Output");
  final OptionGroup form = new OptionGroup("Configuration");

  final Value<Path> output =
      OutputFile.option(
          destination,
          "Write to FILE instead of standard output; FILE is replaced only if all goes well. For"
              + " --target envoy-xds it is a folder.");

  final Value<Path> check =
      destination.value(
          "--check FILE",
          "Write nothing; exit with 1 and a diff if FILE does not hold what would be written.",
          new FileName(),
          null);

  private final Value<Target> target =
      form.value(
          "--target NAME",
          "What to render for: envoy (default: a static configuration), envoy-xds (files that a"
              + " running Envoy follows) or configmap (the same as Kubernetes manifests).",
          Choice.of(Target.values()),
          Target.ENVOY);

  private final Value<Emit> emit =
      form.value(
          "--emit SYNTAX",
          "Write a static configuration as yaml (default) or json, which has no comments.",
          Choice.of(Emit.values()),
          Emit.YAML);

  private final Value<String> xdsDir =
      form.value(
          "--xds-dir DIR",
          "Where Envoy finds the files of --target envoy-xds and configmap (default: "
              + XDS_DIR
              + ").",
          new EnvoyPath(),
          XDS_DIR);

  private final Value<ObjectName> name =
      form.value(
          "--name NAMESPACE/NAME",
          "The ConfigMap of --target configmap; what it does not hold goes to NAME-cds.",
          new ObjectName.Reader(),
          null);

  /**
   * What the options ask for.
   *
   * @param paths the input, which must not be written to
   */
  Artefact artefact(Project project, List<String> paths) throws Failure {
    boolean namesOptions = !xdsDir.option().originalStringValues().isEmpty();
    boolean names = !name.option().originalStringValues().isEmpty();
    project.complete(form);
    Path file = output.get();
    Path compared = check.get();
    if (file != null && compared != null) {
      throw Failure.usage("--check writes nothing, so it does not go with --output.");
    }
    if (namesOptions && target.get() == Target.ENVOY) {
      throw Failure.usage(
          xdsDir.name(), "--xds-dir goes with --target envoy-xds and --target configmap.");
    }
    if (names && target.get() != Target.CONFIGMAP) {
      throw Failure.usage(name.name(), "--name goes with --target configmap.");
    }
    RepairCommand repair = compared == null ? null : RepairCommand.of(check.option());
    if (target.get() == Target.CONFIGMAP && name.get() == null) {
      throw Failure.usage("--target configmap needs --name NAMESPACE/NAME.");
    }
    if (target.get() == Target.ENVOY_XDS && file == null && compared == null) {
      throw Failure.usage("--target envoy-xds writes several files: name a folder by --output.");
    }
    if (target.get() != Target.ENVOY_XDS && file != null) {
      new OutputFile(file).mustNotBeAmong(paths);
    }
    boolean isJson = emit.get() == Emit.JSON;
    return new Artefact(target.get(), isJson, xdsDir.get(), name.get(), file, compared, repair);
  }
}
