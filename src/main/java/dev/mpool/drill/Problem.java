package dev.mpool.drill;

/**
 * A difference between what the plan says and what was seen.
 *
 * @param what the status, or a part of an attempt, such as its path
 */
public record Problem(String what, String expected, String seen) {}
