package dev.mpool.envoy;

import com.github.mustachejava.Binding;
import com.github.mustachejava.MustacheException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
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
  private final List<Step> steps = new ArrayList<>(2);

  ViewField(String name) {
    this.name = name;
    for (String part : name.split("\\.")) {
      steps.add(new Step(part, new HashMap<>(4)));
    }
  }

  @Override
  public Object get(List<Object> scopes) {
    if (name.equals(ITEM)) {
      return scopes.get(scopes.size() - 1);
    }
    for (int i = scopes.size() - 1; i >= 0; i--) {
      Object value = scopes.get(i);
      Method accessor = steps.get(0).accessor(value);
      for (int step = 0; accessor != null; step++) {
        value = valueOf(accessor, value);
        if (step + 1 == steps.size()) {
          return value;
        }
        accessor = steps.get(step + 1).accessor(value);
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

  /**
   * One part of a dotted name.
   *
   * @param accessors by the record's type; null where a type has no component of the name
   */
  private record Step(String part, Map<Class<?>, Method> accessors) {

    Method accessor(Object scope) {
      if (!(scope instanceof Record)) {
        return null;
      }
      Class<?> type = scope.getClass();
      Method known = accessors.get(type);
      if (known != null || accessors.containsKey(type)) {
        return known;
      }
      Method accessor = null;
      for (RecordComponent component : type.getRecordComponents()) {
        if (component.getName().equals(part)) {
          accessor = component.getAccessor();
          accessor.setAccessible(true);
        }
      }
      accessors.put(type, accessor);
      return accessor;
    }
  }
}
