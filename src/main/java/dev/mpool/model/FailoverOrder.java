package dev.mpool.model;

/** Which endpoint is tried after one that fails. */
public enum FailoverOrder {
  /** Another one of its pool; the next priority is for when none of them answers. */
  POOL_FIRST,
  /** One of the next priority; the others of a pool come in a second round. */
  PRIORITY_FIRST
}
