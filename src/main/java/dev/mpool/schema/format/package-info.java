/**
 * The formats of texts as an API server reads them. {@link dev.mpool.schema.format.Formats} is what
 * a schema asks; the readings themselves serve the functions of CEL as well.
 */
package dev.mpool.schema.format;
