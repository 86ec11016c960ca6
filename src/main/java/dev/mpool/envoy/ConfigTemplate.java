package dev.mpool.envoy;

import com.github.mustachejava.Binding;
import com.github.mustachejava.Code;
import com.github.mustachejava.DefaultMustacheFactory;
import com.github.mustachejava.Mustache;
import com.github.mustachejava.MustacheResolver;
import com.github.mustachejava.MustacheVisitor;
import com.github.mustachejava.TemplateContext;
import com.github.mustachejava.reflect.BaseObjectHandler;
import com.github.mustachejava.util.Wrapper;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A Mustache template that cannot corrupt the configuration: strings come out as quoted YAML
 * scalars (Mustache's own default is HTML, where {@code =} becomes {@code &#61;}), numbers and
 * booleans as they are, and a name that the view does not have is a failure instead of nothing.
 */
final class ConfigTemplate {

  private final Mustache mustache;

  /**
   * @param resolver finds the template and its partials, and nothing else
   */
  ConfigTemplate(MustacheResolver resolver, String name) {
    Factory factory = new Factory(resolver);
    factory.setObjectHandler(new StrictObjectHandler());
    mustache = factory.compile(name);
  }

  String render(Object view) {
    StringWriter out = new StringWriter();
    mustache.execute(out, view);
    return out.toString();
  }

  private static final class Factory extends DefaultMustacheFactory {

    Factory(MustacheResolver resolver) {
      super(resolver);
    }

    @Override
    public MustacheVisitor createMustacheVisitor() {
      return new TemplateParts(this);
    }

    /** As in the library, but no lambda, which a start pays for. */
    @Override
    protected Function<String, Mustache> getMustacheCacheFunction() {
      return new Function<>() {
        @Override
        public Mustache apply(String template) {
          return mc.compile(template);
        }
      };
    }

    /** The object handler has quoted the value already, by its type. */
    @Override
    public void encode(String value, Writer writer) {
      try {
        writer.write(value);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static final class StrictObjectHandler extends BaseObjectHandler {

    private final Map<Class<?>, Map<String, Method>> accessors = new HashMap<>();

    @Override
    public Binding createBinding(String name, TemplateContext context, Code code) {
      // Plain text has no name.
      return name == null ? null : new ViewField(name, accessors);
    }

    @Override
    public Wrapper find(String name, List<Object> scopes) {
      throw new UnsupportedOperationException("bindings find values");
    }

    @Override
    public String stringify(Object value) {
      return value instanceof String text ? YamlText.quoted(text) : value.toString();
    }
  }
}
