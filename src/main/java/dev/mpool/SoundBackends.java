package dev.mpool;

import dev.mpool.diag.Diagnostic;
import dev.mpool.model.Backend;
import dev.mpool.text.Location;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Tells the Backends that no error stands in: they mean the same whatever is wrong beside them. It
 * looks for them when it is asked, which most runs never do.
 *
 * @param backends all of the input
 * @param unsound those that have errors by themselves: one error may stand in several Backends that
 *     share a text by aliases, but is told once
 * @param findings all that remain, for errors around Backends and between them
 */
record SoundBackends(List<Backend> backends, List<Backend> unsound, List<Diagnostic> findings) {

  List<Backend> list() {
    Set<String> objects = new HashSet<>();
    for (Backend backend : backends) {
      objects.add(key(backend));
    }
    Set<String> withErrors = new HashSet<>();
    for (Backend backend : unsound) {
      withErrors.add(key(backend));
    }
    for (Diagnostic finding : findings) {
      if (finding.isError()) {
        withErrors.add(objectAround(finding.location(), objects));
      }
    }
    List<Backend> sound = new ArrayList<>();
    for (Backend backend : backends) {
      if (!withErrors.contains(key(backend)) && !withErrors.contains(key(backend.location(), ""))) {
        sound.add(backend);
      }
    }
    return sound;
  }

  /** The object that an error stands in; the whole document if it is in none of them. */
  private static String objectAround(Location error, Set<String> objects) {
    String object = error.pointer();
    while (!object.isEmpty() && !objects.contains(key(error, object))) {
      object = object.substring(0, Math.max(0, object.lastIndexOf('/')));
    }
    return key(error, object);
  }

  private static String key(Backend backend) {
    return key(backend.location(), backend.object());
  }

  private static String key(Location at, String object) {
    return at.source().name() + '\n' + at.document() + '\n' + object;
  }
}
