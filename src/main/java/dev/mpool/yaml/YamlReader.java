package dev.mpool.yaml;

import dev.mpool.diag.Diagnostic;
import dev.mpool.diag.Rule;
import dev.mpool.text.Source;
import dev.mpool.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/** Reads the documents of a source into located trees, the way Kubernetes reads YAML. */
public final class YamlReader {

  private final Source source;
  private final Findings findings;
  private final List<YamlDocument> documents = new ArrayList<>();

  private YamlReader(Source source) {
    this.source = source;
    this.findings = new Findings(source);
  }

  /** Reads all documents; a syntax error ends only the document that it stands in. */
  public static YamlStream read(Source source) {
    YamlReader reader = new YamlReader(source);
    String text = source.text();
    int start = 0;
    while (start < text.length() && !reader.findings.isFull()) {
      int end = DocumentSplit.nextSeparator(text, start);
      reader.document(start, end);
      start = end;
    }
    return new YamlStream(source, reader.documents, List.of(), reader.findings.all());
  }

  private void document(int start, int end) {
    String text = source.text().substring(start, end);
    int index = documents.size();
    TreeBuilder tree = new TreeBuilder(index, findings);
    Span span = trimmed(start, end);
    boolean broken = false;
    try {
      ParserImpl parser = new ParserImpl(new StreamReader(text), new LoaderOptions());
      boolean plainNull = parse(parser, tree, start, text);
      if (plainNull) {
        return;
      }
    } catch (MarkedYAMLException e) {
      broken = true;
      int at = e.getProblemMark() == null ? start : offset(start, text, e.getProblemMark());
      findings.add(
          Diagnostic.of(
              Rule.YAML_SYNTAX, findings.at(index, Span.at(at), ""), e.getProblem() + "."));
    } catch (YAMLException e) {
      broken = true;
      findings.add(
          Diagnostic.of(Rule.YAML_SYNTAX, findings.at(index, span, ""), "This is not YAML."));
    }
    Optional<YamlNode> root = broken ? Optional.empty() : tree.root();
    if (root.isPresent() && !(root.get() instanceof YamlMapping)) {
      findings.add(
          Diagnostic.of(
              Rule.NOT_A_MAPPING,
              findings.at(index, root.get().span(), ""),
              "A Kubernetes object is a mapping, but this document is not."));
      root = Optional.empty();
    }
    documents.add(new YamlDocument(source, index, span, root));
  }

  private static boolean parse(ParserImpl parser, TreeBuilder tree, int start, String text) {
    while (!tree.isStopped()) {
      Event event = parser.getEvent();
      switch (event.getEventId()) {
        case StreamEnd:
          return true;
        case DocumentEnd:
          return tree.root().isPresent()
              && tree.root().get() instanceof YamlScalar scalar
              && scalar.plain()
              && scalar.text().isEmpty();
        case Scalar:
          ScalarEvent scalar = (ScalarEvent) event;
          tree.scalar(
              offset(start, text, scalar.getStartMark()),
              offset(start, text, scalar.getEndMark()),
              scalar.getValue(),
              scalar.isPlain(),
              scalar.getTag(),
              scalar.getAnchor());
          break;
        case Alias:
          tree.alias(
              offset(start, text, event.getStartMark()),
              offset(start, text, event.getEndMark()),
              ((AliasEvent) event).getAnchor());
          break;
        case MappingStart:
          tree.startMapping(
              offset(start, text, event.getStartMark()),
              offset(start, text, event.getStartMark()),
              ((MappingStartEvent) event).getAnchor());
          break;
        case SequenceStart:
          tree.startSequence(
              offset(start, text, event.getStartMark()),
              offset(start, text, event.getStartMark()),
              ((SequenceStartEvent) event).getAnchor());
          break;
        case MappingEnd:
        case SequenceEnd:
          int end = offset(start, text, event.getEndMark());
          boolean flow = end > start && "]}".indexOf(text.charAt(end - start - 1)) >= 0;
          tree.end(flow ? end : 0);
          break;
        default:
      }
    }
    return false;
  }

  private Span trimmed(int start, int end) {
    String text = source.text();
    int from = start;
    int to = end;
    while (from < to && Character.isWhitespace(text.charAt(from))) {
      from++;
    }
    while (to > from && Character.isWhitespace(text.charAt(to - 1))) {
      to--;
    }
    return new Span(from, to);
  }

  private static int offset(int start, String text, Mark mark) {
    return start + text.offsetByCodePoints(0, mark.getIndex());
  }
}
