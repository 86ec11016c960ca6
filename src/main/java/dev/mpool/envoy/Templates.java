package dev.mpool.envoy;

import com.github.mustachejava.MustacheException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The templates that a configuration is rendered with: mpool's own, or those of a folder of the
 * user's, which may hold just the ones that differ. No template is read from anywhere else.
 */
public final class Templates {

  private static final String CONFIG = "envoy.yaml.mustache";
  private static final String TRANSFORMATION = "upstream.lua";

  private final Optional<Path> folder;

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
   * The whole configuration, filled with a view.
   *
   * @throws TemplateException if a template of the user's cannot be read or filled
   */
  String render(ConfigView view) {
    try {
      return new ConfigTemplate(this::reader, CONFIG).render(view);
    } catch (MustacheException e) {
      if (folder.isEmpty()) {
        throw e;
      }
      throw new TemplateException("Cannot render with the templates in " + where() + reason(e));
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
      joined.append(text, start, end).append(isPartial ? "" : "\n");
      start = end + 1;
    }
    return new StringReader(joined.toString());
  }

  private String text(String name) {
    if (!isFileName(name)) {
      throw new TemplateException(
          "Cannot read the template " + name + ": its name may have no folder in it.");
    }
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

  /** A plain name: nothing outside the folder can be reached by it. */
  private static boolean isFileName(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean plain =
          c >= 'a' && c <= 'z'
              || c >= 'A' && c <= 'Z'
              || c >= '0' && c <= '9'
              || "-_.".indexOf(c) >= 0;
      if (!plain) {
        return false;
      }
    }
    return !name.startsWith(".");
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
