package dev.mpool.manifest;

import dev.mpool.diag.Diagnostic;
import dev.mpool.text.Location;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What the objects of an input are as values: Backends, Secrets, HTTPRoutes and whatever else is
 * read, in the order of the input.
 */
public record Manifests(List<Manifest> all) {

  /**
   * One of them.
   *
   * @param value such as a Backend
   * @param place the object that it was read from
   * @param sound whether it has no error by itself: one error may stand in several objects that
   *     share a text by aliases, but is told once
   */
  public record Manifest(Object value, Location place, boolean sound) {}

  public Manifests {
    all = List.copyOf(all);
  }

  /** The values of one type. */
  public <T> List<T> of(Class<T> type) {
    List<T> values = new ArrayList<>();
    for (Manifest manifest : all) {
      if (type.isInstance(manifest.value)) {
        values.add(type.cast(manifest.value));
      }
    }
    return values;
  }

  /**
   * Those that no error stands in: they mean the same whatever is wrong beside them.
   *
   * @param findings all of the input, for errors around objects and between them
   */
  public Manifests sound(List<Diagnostic> findings) {
    Set<String> objects = new HashSet<>();
    Set<String> withErrors = new HashSet<>();
    for (Manifest manifest : all) {
      String object = key(manifest.place, manifest.place.pointer());
      objects.add(object);
      if (!manifest.sound) {
        withErrors.add(object);
      }
    }
    for (Diagnostic finding : findings) {
      if (finding.isError()) {
        withErrors.add(objectAround(finding.location(), objects));
      }
    }
    List<Manifest> sound = new ArrayList<>();
    for (Manifest manifest : all) {
      Location place = manifest.place;
      if (!withErrors.contains(key(place, place.pointer()))
          && !withErrors.contains(key(place, ""))) {
        sound.add(manifest);
      }
    }
    return new Manifests(sound);
  }

  /** The object that an error stands in; the whole document if it is in none of them. */
  private static String objectAround(Location error, Set<String> objects) {
    String object = error.pointer();
    while (!object.isEmpty() && !objects.contains(key(error, object))) {
      object = object.substring(0, Math.max(0, object.lastIndexOf('/')));
    }
    return key(error, object);
  }

  private static String key(Location at, String object) {
    return at.source().name() + '\n' + at.document() + '\n' + object;
  }
}
