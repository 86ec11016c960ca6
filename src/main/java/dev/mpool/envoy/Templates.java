package dev.mpool.envoy;

import com.github.mustachejava.MustacheException;
import com.github.mustachejava.MustacheResolver;
import java.io.CharArrayReader;
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
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * The templates that a configuration is rendered with: mpool's own, or those of a folder of the
 * user's, which may hold just the ones that differ. No template is read from anywhere else.
 */
public final class Templates {

  private static final String CONFIG = "envoy.yaml.mustache";
  private static final String TRANSFORMATION = "upstream.lua";

  /**
   * The folder of mpool's own templates, which the launcher names: a plain file is at hand at once,
   * while for an entry of the jar Java opens the jar and the JDK's image first.
   */
  private static final Optional<Path> INSTALLED =
      Optional.ofNullable(System.getProperty("mpool.templates")).map(Path::of);

  private final Optional<Path> folder;
  private final Set<String> names = new HashSet<>();
  private final FutureTask<Compiled> compiled = new FutureTask<>(new Compilation());

  /** The templates, ready to be filled. */
  private record Compiled(ConfigTemplate config, String transformation) {}

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
    Thread thread = new Thread(compiled, "mpool-templates");
    thread.setDaemon(true);
    thread.start();
  }

  private final class Compilation implements Callable<Compiled>, MustacheResolver {

    @Override
    public Compiled call() {
      String transformation = text(TRANSFORMATION);
      return new Compiled(new ConfigTemplate(this, CONFIG), transformation);
    }

    @Override
    public Reader getReader(String name) {
      return reader(name);
    }
  }

  /** The compiled templates; failures come out here, in the thread that asks. */
  private Compiled compiled() {
    compiled.run();
    try {
      return compiled.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while templates were being read", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof MustacheException failure) {
        throw told(failure);
      } else if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
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
   * The code that runs in Envoy before each attempt.
   *
   * @throws TemplateException if it is the user's and cannot be read
   */
  String transformation() {
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
