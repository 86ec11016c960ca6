package dev.mpool;

import dev.mpool.diag.Diagnostic;
import dev.mpool.model.Backend;
import dev.mpool.text.Location;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The Backends that no error stands in: they mean the same whatever is wrong beside them. */
final class SoundBackends {

  private final Set<String> objects = new HashSet<>();
  private final Set<String> unsound = new HashSet<>();

  private SoundBackends(List<Backend> backends) {
    for (Backend backend : backends) {
      objects.add(key(backend.location(), backend.object()));
    }
  }

  /**
   * Leaves out the Backends with errors.
   *
   * @param unsound those that have errors by themselves: one error may stand in several Backends
   *     that share a text by aliases, but is told once
   * @param findings all that remain, for errors around Backends and between them
   */
  static List<Backend> of(
      List<Backend> backends, List<Backend> unsound, List<Diagnostic> findings) {
    SoundBackends all = new SoundBackends(backends);
    for (Backend backend : unsound) {
      all.unsound.add(key(backend.location(), backend.object()));
    }
    for (Diagnostic finding : findings) {
      if (finding.isError()) {
        all.leaveOut(finding.location());
      }
    }
    List<Backend> sound = new ArrayList<>();
    for (Backend backend : backends) {
      Location at = backend.location();
      if (!all.unsound.contains(key(at, backend.object())) && !all.unsound.contains(key(at, ""))) {
        sound.add(backend);
      }
    }
    return sound;
  }

  /** Notes the object that an error stands in; the whole document if it is in none of them. */
  private void leaveOut(Location error) {
    String object = error.pointer();
    while (!object.isEmpty() && !objects.contains(key(error, object))) {
      object = object.substring(0, Math.max(0, object.lastIndexOf('/')));
    }
    unsound.add(key(error, object));
  }

  private static String key(Location at, String object) {
    return at.source().name() + '\n' + at.document() + '\n' + object;
  }
}
