package dev.mpool.route;

import dev.mpool.manifest.ManifestObject;
import dev.mpool.model.BackendReader;
import dev.mpool.model.Located;
import dev.mpool.model.ObjectView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what a ReferenceGrant says about HTTPRoutes and Backends; the rest is passed over. */
public final class ReferenceGrantReader {

  private static final int MOST_ITEMS = 64;

  private ReferenceGrantReader() {}

  public static ReferenceGrant read(ManifestObject object) {
    ObjectView root = ObjectView.of(object);
    ObjectView spec = root.object("spec");
    List<String> from = new ArrayList<>();
    for (ObjectView trusted : spec.objects("from", MOST_ITEMS)) {
      if (is(trusted, "gateway.networking.k8s.io", "HTTPRoute")) {
        from.add(HttpRouteReader.text(trusted, "namespace", ""));
      }
    }
    List<Optional<String>> to = new ArrayList<>();
    for (ObjectView target : spec.objects("to", MOST_ITEMS)) {
      if (is(target, BackendRef.GROUP, BackendRef.KIND)) {
        to.add(Located.value(target.string("name")));
      }
    }
    return new ReferenceGrant(BackendReader.namespace(root.object("metadata")), from, to);
  }

  private static boolean is(ObjectView reference, String group, String kind) {
    return HttpRouteReader.text(reference, "group", "").equals(group)
        && HttpRouteReader.text(reference, "kind", "").equals(kind);
  }
}
