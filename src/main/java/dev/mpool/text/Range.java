package dev.mpool.text;

/**
 * A {@link Span} as people and editors count it; the end is exclusive.
 *
 * @param start position of the first character
 * @param end position behind the last character
 */
public record Range(Position start, Position end) {}
