package dev.mpool.envoy;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The templates that a configuration is rendered with: mpool's own, or those of a folder of the
 * user's, which may hold just the ones that differ. No template is read from anywhere else.
 */
public final class Templates {

  private static final String SUFFIX = ".mustache";
  private static final String CONFIG = "envoy.yaml" + SUFFIX;
  private static final String TRANSFORMATION = "upstream.lua";

  /** More parts have only templates that are their own parts. */
  private static final int MOST_PARTS = 500;

  /**
   * The folder of mpool's own templates, which the launcher names: a plain file is at hand at once,
   * while for an entry of the jar Java opens the jar and the JDK's image first.
   */
  private static final Optional<Path> INSTALLED =
      Optional.ofNullable(System.getProperty("mpool.templates")).map(Path::of);

  private final Optional<Path> folder;
  private final Mustache.Compiler compiler;
  private final Set<String> names = new HashSet<>();
  private Template config;
  private int parts;

  private Templates(Optional<Path> folder) {
    this.folder = folder;
    this.compiler =
        ViewValues.compiler()
            .withLoader(
                new Mustache.TemplateLoader() {
                  @Override
                  public StringReader getTemplate(String name) {
                    return part(name);
                  }
                });
  }

  public static Templates ofMpool() {
    return new Templates(Optional.empty());
  }

  /** Templates of a folder; those that it lacks are mpool's. */
  public static Templates of(Path folder) {
    return new Templates(Optional.of(folder));
  }

  /**
   * The whole configuration, filled with a view.
   *
   * @throws TemplateException if a template of the user's cannot be read or filled
   */
  synchronized String render(ConfigView view) {
    try {
      if (config == null) {
        config = compiler.compile(text(CONFIG));
        if (areCustom()) {
          addNames(config);
        }
      }
      return config.execute(view);
    } catch (MustacheException.Context e) {
      throw wrong("the template names {{" + e.key + "}}, which is not there");
    } catch (MustacheException e) {
      throw wrong(e.getMessage());
    }
  }

  /**
   * The code that runs in Envoy before each attempt.
   *
   * @throws TemplateException if it is the user's and cannot be read
   */
  String transformation() {
    return text(TRANSFORMATION);
  }

  /** The names of all templates of the user's that have been rendered, and of their parts. */
  public Set<String> names() {
    return names;
  }

  /** Whether any template may be the user's: what they make of the plan is then theirs, too. */
  boolean areCustom() {
    return folder.isPresent();
  }

  /** The user's folder, as messages name it. */
  String where() {
    return folder.map(Path::toString).orElse("mpool");
  }

  /** Reads every part, needed or not. */
  private void addNames(Template template) {
    names.add(CONFIG);
    names.add(TRANSFORMATION);
    template.visit(
        new Mustache.Visitor() {
          @Override
          public void visitText(String text) {}

          @Override
          public void visitVariable(String name) {}

          @Override
          public boolean visitInclude(String name) {
            return names.add(fileName(name));
          }

          @Override
          public boolean visitSection(String name) {
            return true;
          }

          @Override
          public boolean visitInvertedSection(String name) {
            return true;
          }
        });
  }

  private StringReader part(String name) {
    String file = fileName(name);
    String text = text(file);
    if (areCustom()) {
      try {
        compiler.compile(text);
      } catch (MustacheException e) {
        throw wrong(file + ": " + e.getMessage());
      }
    }
    if (++parts > MOST_PARTS) {
      throw wrong(file + ": recursion without an end");
    }
    // A last line without its end would run into what follows the part.
    return new StringReader(text.endsWith("\n") ? text : text + '\n');
  }

  /**
   * What is wrong with a template: the user's mistake, or a bug where the templates are mpool's.
   */
  private RuntimeException wrong(String what) {
    String problem =
        "Cannot render with the templates in " + where() + ": " + what.replaceAll("\\s+", " ");
    return areCustom() ? new TemplateException(problem) : new IllegalStateException(problem);
  }

  private static String fileName(String part) {
    return part.endsWith(SUFFIX) ? part : part + SUFFIX;
  }

  private String text(String name) {
    if (folder.isEmpty()) {
      return ofMpool(name);
    }
    // A plain name: nothing outside the folder can be reached by it.
    if (!name.matches("[\\w-][\\w.-]*")) {
      throw new TemplateException(
          "Cannot read the template " + name + ": its name may have no folder in it.");
    }
    Path file = folder.get().resolve(name);
    try {
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      return ofMpool(name);
    } catch (CharacterCodingException e) {
      throw new TemplateException("Cannot read the template " + file + ": it is not UTF-8 text.");
    } catch (IOException e) {
      String reason = Files.isDirectory(file) ? "it is a folder" : "it is not readable";
      throw new TemplateException("Cannot read the template " + file + ": " + reason + ".");
    }
  }

  private String ofMpool(String name) {
    if (INSTALLED.isPresent()) {
      try {
        return Files.readString(INSTALLED.get().resolve(name));
      } catch (IOException e) {
        // Of an installation that is not whole; the jar has them all.
      }
    }
    try (InputStream in = Templates.class.getResourceAsStream("/templates/" + name)) {
      if (in == null) {
        throw new TemplateException(
            "There is no template " + name + " in " + where() + " or among mpool's own.");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
