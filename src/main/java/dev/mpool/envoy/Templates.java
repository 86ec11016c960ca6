package dev.mpool.envoy;

import com.github.mustachejava.MustacheException;
import com.github.mustachejava.MustacheResolver;
import java.io.CharArrayReader;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
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

  private static final String CONFIG = "envoy.yaml.mustache";
  private static final String TRANSFORMATION = "upstream.lua";

  /** How deep the transformation's code stands in the listener's template. */
  private static final int TRANSFORMATION_INDENT = 22;

  /**
   * The folder of mpool's own templates, which the launcher names: a plain file is at hand at once,
   * while for an entry of the jar Java opens the jar and the JDK's image first.
   */
  private static final String INSTALLED = System.getProperty("mpool.templates");

  private final Optional<Path> folder;
  private final Set<String> names = new HashSet<>();
  private Compiled compiled;

  /** The templates, ready to be filled. */
  private record Compiled(ConfigTemplate config, BareText transformation) {}

  private Templates(Optional<Path> folder) {
    this.folder = folder;
  }

  public static Templates ofMpool() {
    return new Templates(Optional.empty());
  }

  /** Templates of a folder; those that it lacks are mpool's. */
  public static Templates of(Path folder) {
    return new Templates(Optional.of(folder));
  }

  /**
   * Begins to read the templates in another thread, so that they are ready when the manifests are.
   * Without this they are read when they are first needed.
   */
  public void prepare() {
    Thread thread =
        new Thread("mpool-templates") {
          @Override
          public void run() {
            try {
              compiled();
            } catch (RuntimeException | Error e) {
              // It comes again in the thread that asks.
            }
          }
        };
    thread.setDaemon(true);
    thread.start();
  }

  private synchronized Compiled compiled() {
    if (compiled == null) {
      BareText transformation = BareText.indented(text(TRANSFORMATION), TRANSFORMATION_INDENT);
      try {
        compiled = new Compiled(new ConfigTemplate(new Resolver(), CONFIG), transformation);
      } catch (MustacheException e) {
        throw told(e);
      }
    }
    return compiled;
  }

  private final class Resolver implements MustacheResolver {

    @Override
    public Reader getReader(String name) {
      return reader(name);
    }
  }

  /**
   * What is wrong with a template: the user's mistake, or a bug where the templates are mpool's.
   */
  private RuntimeException told(MustacheException failure) {
    return folder.isEmpty()
        ? failure
        : new TemplateException("Cannot render with the templates in " + where() + reason(failure));
  }

  /**
   * The whole configuration, filled with a view.
   *
   * @throws TemplateException if a template of the user's cannot be read or filled
   */
  String render(ConfigView view) {
    try {
      return compiled().config().render(view);
    } catch (MustacheException e) {
      throw told(e);
    }
  }

  /**
   * The code that runs in Envoy before each attempt, as it stands in the listener's template.
   *
   * @throws TemplateException if it is the user's and cannot be read
   */
  BareText transformation() {
    return compiled().transformation();
  }

  /** The names of all templates and of their parts. */
  public Set<String> names() {
    compiled();
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

  /**
   * A template as Mustache reads it. By Mustache's specification a partial that stands alone on its
   * line takes the line break with it; the library leaves it, and with it an empty line.
   */
  private Reader reader(String name) {
    String text = text(name);
    StringBuilder joined = new StringBuilder(text.length());
    int start = 0;
    while (start < text.length()) {
      int lineBreak = text.indexOf('\n', start);
      int end = lineBreak < 0 ? text.length() : lineBreak;
      boolean isPartial = text.startsWith("{{>", start) && text.indexOf("}}", start) == end - 2;
      joined.append(text.substring(start, end)).append(isPartial ? "" : "\n");
      start = end + 1;
    }
    // Mustache's parser takes one character after the other, which others guard with more steps.
    return new CharArrayReader(joined.toString().toCharArray());
  }

  private String text(String name) {
    // A plain name: nothing outside of the folder can be reached by it.
    if (areCustom() && !name.matches("[\\w-][\\w.-]*")) {
      throw new TemplateException(
          "Cannot read the template " + name + ": its name may have no folder in it.");
    }
    names.add(name);
    return folder.isEmpty() ? ofMpool(name) : ofUser(folder.get().resolve(name), name);
  }

  private String ofUser(Path file, String name) {
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
    try (InputStream in = open(name)) {
      if (in == null) {
        throw new TemplateException(
            "There is no template " + name + " in " + where() + " or among mpool's own.");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A template of mpool's; of an installation that is not whole, the jar's, which has them all. */
  private static InputStream open(String name) throws IOException {
    File installed = INSTALLED == null ? null : new File(INSTALLED, name);
    return installed != null && installed.canRead()
        ? new FileInputStream(installed)
        : Templates.class.getResourceAsStream("/templates/" + name);
  }

  /** The innermost reason on one line; Mustache adds the file and line to the outer ones. */
  private static String reason(MustacheException failure) {
    Throwable innermost = failure;
    while (innermost.getCause() instanceof MustacheException cause) {
      innermost = cause;
    }
    String message = innermost.getMessage();
    String place = failure.getMessage();
    int at = place == null ? -1 : place.lastIndexOf("@[");
    boolean isTold = message != null && message.contains("@[");
    String where = at < 0 || isTold ? "" : " " + place.substring(at);
    return ": " + (message + where).replaceAll("\\s+", " ");
  }
}
