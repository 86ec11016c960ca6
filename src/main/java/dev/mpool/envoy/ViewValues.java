package dev.mpool.envoy;

import com.samskivert.mustache.BasicCollector;
import com.samskivert.mustache.Mustache;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How a template's names become text. Names are components of the view's records, and nothing else:
 * one that is not there is a failure. Strings come out as quoted YAML scalars, whatever the tag,
 * and all else as it is, so that no template can corrupt the configuration.
 */
final class ViewValues extends BasicCollector implements Mustache.Formatter {

  private ViewValues() {}

  static Mustache.Compiler compiler() {
    ViewValues values = new ViewValues();
    return Mustache.compiler()
        .escapeHTML(false)
        .strictSections(true)
        .withCollector(values)
        .withFormatter(values);
  }

  @Override
  public String format(Object value) {
    return value instanceof String text ? YamlText.quoted(text) : value.toString();
  }

  @Override
  public Mustache.VariableFetcher createFetcher(Object view, String name) {
    if (view instanceof Record) {
      for (RecordComponent component : view.getClass().getRecordComponents()) {
        if (component.getName().equals(name)) {
          component.getAccessor().setAccessible(true);
          return new Accessor(component.getAccessor());
        }
      }
    }
    return null;
  }

  private record Accessor(Method method) implements Mustache.VariableFetcher {

    @Override
    public Object get(Object view, String name) throws ReflectiveOperationException {
      return method.invoke(view);
    }
  }

  @Override
  public <K, V> Map<K, V> createFetcherCache() {
    return new ConcurrentHashMap<>();
  }
}
