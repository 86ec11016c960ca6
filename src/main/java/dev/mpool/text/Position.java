package dev.mpool.text;

/**
 * A place in a text as people and editors count it.
 *
 * @param line from 1
 * @param column from 1, in Unicode code points
 */
public record Position(int line, int column) {}
