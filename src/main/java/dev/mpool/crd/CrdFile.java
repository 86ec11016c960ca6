package dev.mpool.crd;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.mpool.diag.Diagnostic;
import dev.mpool.diag.Rule;
import dev.mpool.schema.SchemaCheck;
import dev.mpool.text.Location;
import dev.mpool.text.Source;
import dev.mpool.text.Span;
import dev.mpool.yaml.YamlDocument;
import dev.mpool.yaml.YamlMapping;
import dev.mpool.yaml.YamlNode;
import dev.mpool.yaml.YamlReader;
import dev.mpool.yaml.YamlScalar;
import dev.mpool.yaml.YamlSequence;
import dev.mpool.yaml.YamlStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A file with a CustomResourceDefinition for Backends, given in the place of the schema that mpool
 * carries.
 *
 * @param schema what it says; empty if the file holds no such definition that can be used
 * @param diagnostics what is wrong with the file; warnings of rules that mpool cannot evaluate, and
 *     an error if there is no schema
 */
public record CrdFile(Optional<SchemaCheck> schema, List<Diagnostic> diagnostics) {

  private static final String GROUP = "gateway.kgateway.dev";
  private static final String KIND = "Backend";
  private static final String VERSION = "v1alpha1";

  public CrdFile {
    diagnostics = List.copyOf(diagnostics);
  }

  /** Reads the definition; loads the JSON and CEL libraries. */
  public static CrdFile read(Source source) {
    YamlStream stream = YamlReader.read(source);
    List<Diagnostic> found = new ArrayList<>(stream.diagnostics());
    if (found.stream().anyMatch(Diagnostic::isError)) {
      return new CrdFile(Optional.empty(), found);
    }
    for (YamlDocument document : stream.documents()) {
      if (document.root().orElse(null) instanceof YamlMapping crd && isOfBackends(crd)) {
        return read(document, crd);
      }
    }
    String message = "This file has no CustomResourceDefinition of " + GROUP + "/" + KIND + '.';
    return refused(source, new Span(0, 0), message);
  }

  private static CrdFile read(YamlDocument document, YamlMapping crd) {
    Optional<YamlNode> versions = crd.value("spec").flatMap(spec -> spec.value("versions"));
    for (YamlNode version : versions.map(YamlNode::items).orElse(List.of())) {
      if (version.text("name").equals(VERSION)) {
        Optional<YamlNode> schema =
            version.value("schema").flatMap(held -> held.value("openAPIV3Schema"));
        if (schema.orElse(null) instanceof YamlMapping structural) {
          return read(document, version, structural);
        }
      }
    }
    String message = "This CustomResourceDefinition has no schema for the version " + VERSION + '.';
    return refused(document.source(), crd.entries().get(0).keySpan(), message);
  }

  private static CrdFile read(YamlDocument document, YamlNode version, YamlMapping structural) {
    List<Diagnostic> refusals = new ArrayList<>();
    addPatternsThatAreNone(document, structural, refusals);
    if (!refusals.isEmpty()) {
      return new CrdFile(Optional.empty(), refusals);
    }
    List<Diagnostic> found = new ArrayList<>();
    boolean hasStatus =
        version.value("subresources").flatMap(held -> held.value("status")).isPresent();
    SchemaCheck schema =
        CrdSchema.of(
            withWrittenNames(structural, document.source()),
            GROUP + '/' + VERSION,
            KIND,
            hasStatus,
            (holder, key, message) -> found.add(unchecked(document, holder, key, message)));
    return new CrdFile(Optional.of(schema), found);
  }

  /** An API server refuses a definition with such a pattern, before any Backend is judged by it. */
  private static void addPatternsThatAreNone(
      YamlDocument document, YamlNode schema, List<Diagnostic> refusals) {
    if (schema instanceof YamlSequence sequence) {
      for (YamlNode item : sequence.items()) {
        addPatternsThatAreNone(document, item, refusals);
      }
    } else if (schema instanceof YamlMapping mapping) {
      for (YamlMapping.Entry entry : mapping.entries()) {
        if (entry.key().equals("pattern")
            && entry.value() instanceof YamlScalar scalar
            && scalar.value() instanceof String pattern
            && !isPattern(pattern)) {
          String message =
              "An API server refuses this definition: the pattern is no regular expression of RE2.";
          refusals.add(
              Diagnostic.of(Rule.CRD_INVALID, document.location("", scalar.span()), message));
        }
        addPatternsThatAreNone(document, entry.value(), refusals);
      }
    }
  }

  private static boolean isPattern(String text) {
    try {
      Pattern.compile(text);
      return true;
    } catch (PatternSyntaxException e) {
      return false;
    }
  }

  /**
   * The schema with its fields' names as they are written, too: {@code n} and {@code y} without
   * quotes are booleans in YAML 1.1, so that a field of this name is called false or true by one
   * reader, and n or y by another.
   */
  private static YamlNode withWrittenNames(YamlNode node, Source source) {
    if (node instanceof YamlSequence sequence) {
      List<YamlNode> items = new ArrayList<>();
      for (YamlNode item : sequence.items()) {
        items.add(withWrittenNames(item, source));
      }
      return new YamlSequence(sequence.span(), items);
    } else if (node instanceof YamlScalar scalar) {
      boolean isLetter = scalar.value() instanceof Boolean && scalar.text().length() == 1;
      return isLetter ? new YamlScalar(scalar.span(), scalar.text(), scalar.text(), true) : node;
    }
    YamlMapping mapping = (YamlMapping) node;
    List<YamlMapping.Entry> entries = new ArrayList<>();
    for (YamlMapping.Entry entry : mapping.entries()) {
      YamlNode value = withWrittenNames(entry.value(), source);
      entries.add(new YamlMapping.Entry(entry.key(), entry.keySpan(), value));
      String written = source.text().substring(entry.keySpan().start(), entry.keySpan().end());
      if (written.length() == 1 && !written.equals(entry.key())) {
        entries.add(new YamlMapping.Entry(written, entry.keySpan(), value));
      }
    }
    return new YamlMapping(mapping.span(), entries);
  }

  private static Diagnostic unchecked(
      YamlDocument document, YamlMapping holder, String key, String message) {
    YamlMapping.Entry entry = holder.entry(key).orElse(holder.entries().get(0));
    return Diagnostic.of(
        Rule.CRD_RULE_UNCHECKED, document.location("", entry.value().span()), message);
  }

  private static CrdFile refused(Source source, Span span, String message) {
    Diagnostic error = Diagnostic.of(Rule.CRD_INVALID, Location.of(source, span), message);
    return new CrdFile(Optional.empty(), List.of(error));
  }

  private static boolean isOfBackends(YamlMapping crd) {
    Optional<YamlNode> spec = crd.value("spec");
    return crd.text("kind").equals("CustomResourceDefinition")
        && spec.map(held -> held.text("group")).orElse("").equals(GROUP)
        && spec.flatMap(held -> held.value("names"))
            .map(n -> n.text("kind"))
            .orElse("")
            .equals(KIND);
  }
}
