package dev.mpool;

import dev.mpool.diag.Diagnostic;
import dev.mpool.diag.Severity;
import dev.mpool.manifest.ManifestObject;
import dev.mpool.manifest.ObjectSelection;
import dev.mpool.model.Backend;
import dev.mpool.model.BackendReader;
import dev.mpool.model.SecretManifest;
import dev.mpool.model.SecretReader;
import dev.mpool.route.RouteManifests;
import dev.mpool.rule.RuleFindings;
import dev.mpool.rule.RuleSet;
import dev.mpool.rule.RuleSettings;
import dev.mpool.rule.Suppressions;
import dev.mpool.yaml.YamlDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes one document of a file through schema, model and rules. Threads may share it. */
final class DocumentInspector {

  private final Schemas schemas;
  private final RuleSettings rules;
  private final Suppressions suppressions;

  /**
   * An inspector of documents.
   *
   * @param suppressions those of the file
   */
  DocumentInspector(Schemas schemas, RuleSettings rules, Suppressions suppressions) {
    this.schemas = schemas;
    this.rules = rules;
    this.suppressions = suppressions;
  }

  /**
   * What one document holds and what is wrong in it but for its syntax.
   *
   * @param told in the order of reports
   * @param accepted one for each suppression that covers any
   * @param unsound those of the Backends that have errors, or were not looked at
   * @param least the least severity that was looked for; null if it was only whether an API server
   *     refuses the document
   */
  record Findings(
      List<Diagnostic> told,
      List<Diagnostic> accepted,
      List<Backend> backends,
      List<Backend> unsound,
      List<SecretManifest> secrets,
      RouteManifests routes,
      int skipped,
      Severity least) {}

  /**
   * Looks at a document.
   *
   * @param least see {@link Findings}
   */
  Findings inspect(YamlDocument document, Severity least) {
    ObjectSelection selection = ObjectSelection.of(document);
    if (selection.objects().isEmpty() && selection.findings().isEmpty()) {
      // A file may have a hundred thousand of these.
      return new Findings(
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          RouteManifests.NONE,
          selection.skipped(),
          least);
    }
    boolean brief = least == null;
    RuleFindings findings = new RuleFindings(rules, suppressions, brief ? Severity.ERROR : least);
    List<Backend> backends = new ArrayList<>(1);
    List<Backend> unsound = new ArrayList<>(0);
    List<SecretManifest> secrets = new ArrayList<>(0);
    RouteManifests routes = RouteManifests.NONE;
    int skipped = selection.skipped();
    if (!brief) {
      findings.addAll(selection.findings());
    }
    for (ManifestObject object : selection.objects()) {
      if (object.kind() == ManifestObject.Kind.SECRET) {
        secrets.add(SecretReader.read(object));
        continue;
      } else if (object.kind() != ManifestObject.Kind.BACKEND) {
        if (RouteInspector.isPassedOver(object, rules.routes())) {
          skipped++;
        } else if (brief || findings.isFullOfErrors()) {
          checkBriefly(object, findings);
        } else {
          routes = routes.and(RouteInspector.read(object, schemas.routes(), findings));
        }
        continue;
      }
      if (brief || findings.isFullOfErrors()) {
        Backend backend = BackendReader.readName(object);
        backends.add(backend);
        unsound.add(backend);
        checkBriefly(object, findings);
      } else {
        Backend backend = BackendReader.read(object);
        backends.add(backend);
        findings.startObject(
            schemas.backends().check(object.document(), object.node(), object.pointer()));
        RuleSet.check(object, backend, rules, findings);
        if (findings.haveErrorInObject()) {
          unsound.add(backend);
        }
      }
    }
    return new Findings(
        findings.told(), findings.accepted(), backends, unsound, secrets, routes, skipped, least);
  }

  /** One refusal is enough to tell that an API server refuses the document. */
  private void checkBriefly(ManifestObject object, RuleFindings findings) {
    if (!findings.haveRefusal()) {
      Optional<Diagnostic> refusal =
          schemas.of(object.kind()).refusal(object.document(), object.node(), object.pointer());
      findings.startObject(refusal.isPresent() ? List.of(refusal.get()) : List.of());
    }
  }
}
