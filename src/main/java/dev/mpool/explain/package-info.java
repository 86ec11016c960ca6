/** Shows a failover plan to people: as a table, a picture or data, and request by request. */
package dev.mpool.explain;
