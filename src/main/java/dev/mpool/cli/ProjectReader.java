package dev.mpool.cli;

import dev.mpool.cli.option.Choice;
import dev.mpool.cli.option.FileName;
import dev.mpool.cli.option.GlobReader;
import dev.mpool.cli.option.InvalidValue;
import dev.mpool.cli.option.OptionGroup;
import dev.mpool.cli.option.ValueReader;
import dev.mpool.diag.Category;
import dev.mpool.diag.Diagnostic;
import dev.mpool.diag.FindingBudget;
import dev.mpool.diag.Rule;
import dev.mpool.rule.RuleLevel;
import dev.mpool.text.Excerpt;
import dev.mpool.text.Exclusion;
import dev.mpool.text.InputFile;
import dev.mpool.text.JsonPointer;
import dev.mpool.text.Location;
import dev.mpool.text.NearestName;
import dev.mpool.text.Reading;
import dev.mpool.text.Source;
import dev.mpool.text.SourceReader;
import dev.mpool.text.Span;
import dev.mpool.yaml.YamlDocument;
import dev.mpool.yaml.YamlMapping;
import dev.mpool.yaml.YamlNode;
import dev.mpool.yaml.YamlReader;
import dev.mpool.yaml.YamlScalar;
import dev.mpool.yaml.YamlSequence;
import dev.mpool.yaml.YamlStream;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Reads a {@code .mpool.yaml}: {@code severities} by rule, and options of {@code render} by their
 * names. Everything that is wrong in it is told in one go, each at its place.
 */
final class ProjectReader {

  /** Nobody writes a larger one, in bytes. */
  private static final int LARGEST = 64 << 10;

  private static final String SEVERITIES = "severities";
  private static final String RENDER = "render";

  /** So many names are told where none is near. */
  private static final int FEW = 3;

  private static final String EXCLUDE = "exclude";
  private static final String OPTION = "--";

  private static final Choice<RuleLevel> LEVELS =
      Choice.of(RuleLevel.ERROR, RuleLevel.WARNING, RuleLevel.INFO, RuleLevel.OFF);

  private final Path file;
  private final List<Diagnostic> found = new ArrayList<>();
  private final Map<Rule, RuleLevel> levels = new EnumMap<>(Rule.class);
  private final Map<String, Object> options = new HashMap<>();
  private final List<Exclusion.Glob> globs = new ArrayList<>(0);

  /** The command whose options a project decides. */
  private final RenderCommand render = new RenderCommand();

  private final CommandSpec all = render.parsed();

  /** The options that are a project's to decide, by their names without the dashes. */
  private final Map<String, OptionSpec> settings = new LinkedHashMap<>();

  private ProjectReader(Path file) {
    this.file = file;
    for (OptionGroup group : render.settings()) {
      for (OptionSpec option : group.options()) {
        settings.put(option.longestName().substring(OPTION.length()), option);
      }
    }
  }

  /**
   * Reads a file; an empty one says nothing.
   *
   * @throws Failure with all that is wrong in the file
   */
  static Project read(Path file) throws Failure {
    String name = file.toString();
    SourceReader reader = new SourceReader(LARGEST, InputStream.nullInputStream());
    Reading reading = reader.read(InputFile.at(name, file));
    if (reading instanceof Reading.Refused refused) {
      if (refused.kind() == Reading.Kind.UNREADABLE) {
        String why = ": it " + refused.message() + '.';
        throw Failure.of("Cannot use the configuration " + file + why);
      }
      throw failure(file, List.of(Diagnostic.of(refused)));
    }
    ProjectReader project = new ProjectReader(file);
    Source source = ((Reading.Text) reading).source();
    project.readFile(YamlReader.read(source));
    if (!project.found.isEmpty()) {
      FindingBudget budget = new FindingBudget(source);
      project.found.forEach(budget::add);
      throw failure(file, budget.told());
    }
    return new Project(Optional.of(name), project.levels, project.options, project.exclusions());
  }

  /** Patterns begin in the folder of the file, wherever the command runs. */
  private List<Exclusion> exclusions() {
    Path folder = file.toAbsolutePath().getParent();
    return globs.isEmpty() ? List.of() : List.of(new Exclusion(folder, globs));
  }

  private static Failure failure(Path file, List<Diagnostic> findings) {
    return Failure.of(ExitCode.USAGE, "Cannot use the configuration " + file + '.', findings);
  }

  private void readFile(YamlStream yaml) {
    for (Diagnostic diagnostic : yaml.diagnostics()) {
      // The reader speaks of Kubernetes objects, which a configuration is not.
      switch (diagnostic.rule()) {
        case NOT_A_MAPPING ->
            add(diagnostic.location(), "A configuration is a mapping with severities and render.");
        case IGNORED_TEXT ->
            add(diagnostic.location(), "This is not read: the document has ended above.");
        default -> found.add(diagnostic);
      }
    }
    for (YamlDocument document : yaml.documents()) {
      if (document.index() > 0) {
        Span start = Span.at(document.span().start());
        add(document.location("", start), "A configuration is one document; this is another.");
      } else if (document.root().orElse(null) instanceof YamlMapping root) {
        new Sections(document).read(root);
      }
    }
  }

  private void add(Location location, String message) {
    found.add(Diagnostic.of(Rule.CONFIG_INVALID, location, message));
  }

  /** What the document's keys mean. */
  private final class Sections {

    private final YamlDocument document;

    Sections(YamlDocument document) {
      this.document = document;
    }

    void read(YamlMapping root) {
      for (YamlMapping.Entry entry : root.entries()) {
        String pointer = JsonPointer.child("", entry.key());
        if (entry.key().equals(EXCLUDE)) {
          readExclude(pointer, entry.value());
        } else if (!entry.key().equals(SEVERITIES) && !entry.key().equals(RENDER)) {
          unknown(pointer, entry, "Unknown key ", List.of(EXCLUDE, SEVERITIES, RENDER));
        } else if (entry.value() instanceof YamlMapping section) {
          for (YamlMapping.Entry setting : section.entries()) {
            String place = JsonPointer.child(pointer, setting.key());
            if (entry.key().equals(SEVERITIES)) {
              readSeverity(place, setting);
            } else {
              readOption(place, setting);
            }
          }
        } else if (!YamlScalar.isNull(entry.value())) {
          at(pointer, entry.value().span(), entry.key() + " is a mapping.");
        }
      }
      YamlMapping.Entry render = root.entry(RENDER).orElse(null);
      if (found.isEmpty() && render != null && render.value() instanceof YamlMapping section) {
        checkTogether(render.keySpan(), section);
      }
    }

    private void readExclude(String pointer, YamlNode value) {
      List<YamlNode> nodes = value instanceof YamlSequence list ? list.items() : List.of(value);
      for (YamlNode node : nodes) {
        try {
          globs.add(new GlobReader().convert(text(node)));
        } catch (InvalidValue e) {
          at(pointer, node.span(), EXCLUDE + ": " + e.sentence());
        }
      }
    }

    private void readSeverity(String pointer, YamlMapping.Entry entry) {
      Optional<Rule> rule = Rule.ofId(entry.key());
      if (rule.isEmpty()) {
        unknown(pointer, entry, "There is no rule ", ruleIds());
      } else if (rule.get().category() != Category.RULE) {
        at(
            pointer,
            entry.keySpan(),
            "The severity of "
                + entry.key()
                + " is fixed; only rules of category rule leave it open.");
      } else {
        try {
          levels.put(rule.get(), LEVELS.convert(text(entry.value())));
        } catch (InvalidValue e) {
          at(pointer, entry.value().span(), entry.key() + ": " + e.sentence());
        }
      }
    }

    private void readOption(String pointer, YamlMapping.Entry entry) {
      OptionSpec option = settings.get(entry.key());
      if (option == null) {
        if (all.findOption(OPTION + entry.key()) != null) {
          at(
              pointer,
              entry.keySpan(),
              entry.key() + " is not a project's to decide; give it on the command line.");
        } else {
          unknown(pointer, entry, "render has no option ", settings.keySet());
        }
        return;
      }
      List<Object> values = new ArrayList<>(1);
      boolean several = option.isMultiValue();
      List<YamlNode> nodes =
          several && entry.value() instanceof YamlSequence sequence
              ? sequence.items()
              : List.of(entry.value());
      for (YamlNode node : nodes) {
        try {
          values.add(value(option, text(node)));
        } catch (InvalidValue e) {
          at(pointer, node.span(), entry.key() + ": " + e.sentence());
          return;
        }
      }
      options.put(option.longestName(), several ? values : values.get(0));
    }

    /** What the option's value would be if a command line said so. */
    private Object value(OptionSpec option, String text) {
      if (option.arity().max() == 0) {
        return switch (text) {
          case "true" -> true;
          case "false" -> false;
          default -> throw new InvalidValue("write true or false");
        };
      }
      ValueReader<?> reader = (ValueReader<?>) option.converters()[0];
      Object value = reader.convert(text);
      return reader instanceof FileName ? file.resolveSibling(text) : value;
    }

    /** Finds values that are each right and do not go together. */
    private void checkTogether(Span heading, YamlMapping section) {
      try {
        render.checkSettings(new Project(Optional.empty(), Map.of(), options, List.of()));
      } catch (Failure e) {
        String key = e.option() == null ? "" : e.option().substring(OPTION.length());
        Span span = section.entry(key).map(YamlMapping.Entry::keySpan).orElse(heading);
        at(JsonPointer.child("", RENDER), span, e.getMessage());
      }
    }

    private void unknown(
        String pointer, YamlMapping.Entry entry, String what, Collection<String> known) {
      String hint = NearestName.hint(entry.key(), known);
      String all = known.size() > FEW ? "" : " Known are " + String.join(", ", known) + '.';
      String more = hint.isEmpty() ? all : hint;
      at(pointer, entry.keySpan(), what + Excerpt.quoted(entry.key()) + '.' + more);
    }

    private void at(String pointer, Span span, String message) {
      add(document.location(pointer, span), message);
    }
  }

  /** A single value as it is written: {@code off} is a word here, and not false. */
  private static String text(YamlNode value) {
    if (value instanceof YamlScalar scalar && !YamlScalar.isNull(value)) {
      return scalar.text();
    }
    throw new InvalidValue("a single value is needed");
  }

  private static List<String> ruleIds() {
    return Arrays.stream(Rule.values())
        .filter(rule -> rule.category() == Category.RULE)
        .map(Rule::id)
        .toList();
  }
}
