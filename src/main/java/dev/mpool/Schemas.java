package dev.mpool;

import dev.mpool.manifest.ManifestObject;
import dev.mpool.schema.HttpRouteSchema;
import dev.mpool.schema.SchemaCheck;

/** What an API server says about each kind of object that is judged. */
record Schemas(SchemaCheck backends, SchemaCheck routes) {

  static Schemas withBackends(SchemaCheck backends) {
    return new Schemas(backends, new HttpRouteSchema());
  }

  SchemaCheck of(ManifestObject.Kind kind) {
    return kind == ManifestObject.Kind.HTTP_ROUTE ? routes : backends;
  }
}
