package dev.mpool.rule;

import dev.mpool.diag.Diagnostic;
import dev.mpool.diag.Diagnostics;
import dev.mpool.diag.Severity;
import dev.mpool.manifest.ManifestObject;
import dev.mpool.manifest.ObjectSelection;
import dev.mpool.model.Backend;
import dev.mpool.model.BackendReader;
import dev.mpool.model.SecretManifest;
import dev.mpool.model.SecretReader;
import dev.mpool.route.HttpRoute;
import dev.mpool.route.HttpRouteReader;
import dev.mpool.route.ReferenceGrantReader;
import dev.mpool.route.RouteManifests;
import dev.mpool.schema.BackendSchema;
import dev.mpool.schema.HttpRouteSchema;
import dev.mpool.text.Source;
import dev.mpool.text.Span;
import dev.mpool.yaml.YamlDocument;
import dev.mpool.yaml.YamlReader;
import dev.mpool.yaml.YamlStream;
import java.util.ArrayList;
import java.util.List;

/** What is found in texts, from reading to suppressions, with the real parts in the usual order. */
record Checked(List<Diagnostic> findings) {

  private static final BackendSchema SCHEMA = BackendSchema.load();
  private static final HttpRouteSchema ROUTES = new HttpRouteSchema();

  static Checked of(String... texts) {
    return with(RuleSettings.DEFAULTS, texts);
  }

  static Checked with(RuleSettings settings, String... texts) {
    List<Diagnostic> findings = new ArrayList<>();
    List<Backend> backends = new ArrayList<>();
    List<SecretManifest> secrets = new ArrayList<>();
    RouteManifests routes = RouteManifests.NONE;
    List<Suppression> suppressions = new ArrayList<>();
    for (int i = 0; i < texts.length; i++) {
      YamlStream stream = YamlReader.read(new Source("file-" + i + ".yaml", texts[i]));
      findings.addAll(stream.diagnostics());
      List<Suppression> ofFile = Suppression.allOf(stream);
      suppressions.addAll(ofFile);
      for (YamlDocument document : stream.documents()) {
        ObjectSelection selection = ObjectSelection.of(document);
        RuleFindings found =
            new RuleFindings(settings, Suppressions.of(ofFile, settings), Severity.INFO);
        found.addAll(selection.findings());
        for (ManifestObject object : selection.objects()) {
          if (object.kind() == ManifestObject.Kind.SECRET) {
            secrets.add(SecretReader.read(object));
          } else if (object.kind() == ManifestObject.Kind.REFERENCE_GRANT) {
            routes =
                routes.and(
                    new RouteManifests(List.of(), List.of(ReferenceGrantReader.read(object))));
          } else if (object.kind() == ManifestObject.Kind.HTTP_ROUTE) {
            if (HttpRouteReader.namesBackend(object)) {
              found.startObject(ROUTES.check(document, object.node(), object.pointer()));
              HttpRoute route = HttpRouteReader.read(object);
              RouteRuleSet.check(route, found);
              routes = routes.and(new RouteManifests(List.of(route), List.of()));
            }
          } else {
            found.startObject(SCHEMA.check(document, object.node(), object.pointer()));
            Backend backend = BackendReader.read(object);
            backends.add(backend);
            RuleSet.check(object, backend, settings, found);
          }
        }
        findings.addAll(found.told());
        findings.addAll(found.accepted());
      }
    }
    findings.addAll(RuleSet.ofInput(backends, secrets, routes, settings));
    return new Checked(Diagnostics.inOrder(Suppressions.apply(suppressions, findings, settings)));
  }

  List<String> rules() {
    return findings.stream().map(finding -> finding.rule().id()).toList();
  }

  /** The findings of one rule, each as {@link #describe}. */
  List<String> of(dev.mpool.diag.Rule rule) {
    return findings.stream()
        .filter(finding -> finding.rule() == rule)
        .map(Checked::describe)
        .toList();
  }

  /** Such as {@code port=`8080`: message | hint}: the pointer's last name and what is marked. */
  static String describe(Diagnostic finding) {
    String pointer = finding.location().pointer();
    Span span = finding.location().span();
    String marked = finding.location().source().text().substring(span.start(), span.end());
    return pointer.substring(pointer.lastIndexOf('/') + 1)
        + "=`"
        + marked
        + "`: "
        + finding.message()
        + finding.hint().map(hint -> " | " + hint).orElse("");
  }
}
