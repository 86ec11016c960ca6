/**
 * CustomResourceDefinitions, as an API server takes them: their structural schemas, and their rules
 * in CEL.
 *
 * <p>The definition that a user gives ({@link dev.mpool.crd.CrdFile}) is converted to a JSON Schema
 * and judged with by {@link dev.mpool.schema.JsonSchemaCheck}, as Backends are by the schema that
 * mpool carries; its rules are evaluated by cel-java after that, as an API server does. Where
 * cel-java and the Go library differ, functions of mpool's own take the place of the library's;
 * what cannot be made equal is told as not evaluated, never judged. HTTPRoutes have rules as well,
 * so {@link dev.mpool.crd.HttpRouteSchema} is of this room.
 *
 * <p>Nothing here is loaded before such a schema is asked for: the CEL library costs a second.
 */
package dev.mpool.crd;
