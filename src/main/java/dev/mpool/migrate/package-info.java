/**
 * What Backends are in the API that has taken their place; nothing of it is loaded by other
 * commands.
 */
package dev.mpool.migrate;
