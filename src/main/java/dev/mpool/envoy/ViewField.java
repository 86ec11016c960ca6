package dev.mpool.envoy;

import com.github.mustachejava.Binding;
import com.github.mustachejava.MustacheException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A name in a template: the component of the innermost record around it that has one of that name,
 * and with {@code a.b} the component of that. A name that none has is a failure, not nothing. (The
 * library's own way guards against records of other types at the same place, by machinery that a
 * configuration's few lines never pay back.)
 */
final class ViewField implements Binding {

  /** The item itself, in a section over values. */
  private static final String ITEM = ".";

  private final String name;
  private final String[] parts;
  private final Map<Class<?>, Map<String, Method>> accessors;

  /**
   * A field of the views of a template.
   *
   * @param accessors of the components of each type that was met, for all fields of the template
   */
  ViewField(String name, Map<Class<?>, Map<String, Method>> accessors) {
    this.name = name;
    this.parts = name.split("\\.");
    this.accessors = accessors;
  }

  @Override
  public Object get(List<Object> scopes) {
    if (name.equals(ITEM)) {
      return scopes.get(scopes.size() - 1);
    }
    for (int i = scopes.size() - 1; i >= 0; i--) {
      Object value = scopes.get(i);
      Method accessor = accessor(value, parts[0]);
      for (int step = 0; accessor != null; step++) {
        value = valueOf(accessor, value);
        if (step + 1 == parts.length) {
          return value;
        }
        accessor = accessor(value, parts[step + 1]);
      }
    }
    throw new MustacheException("the template names {{" + name + "}}, which is not there");
  }

  private static Object valueOf(Method accessor, Object scope) {
    try {
      return accessor.invoke(scope);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("a view's component cannot be read", e);
    }
  }

  /** How a component is read; null where the scope has none of this name. */
  private Method accessor(Object scope, String component) {
    if (!(scope instanceof Record)) {
      return null;
    }
    Map<String, Method> known = accessors.get(scope.getClass());
    if (known == null) {
      known = new HashMap<>();
      for (RecordComponent each : scope.getClass().getRecordComponents()) {
        each.getAccessor().setAccessible(true);
        known.put(each.getName(), each.getAccessor());
      }
      accessors.put(scope.getClass(), known);
    }
    return known.get(component);
  }
}
