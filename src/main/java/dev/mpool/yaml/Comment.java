package dev.mpool.yaml;

import dev.mpool.text.Span;

/**
 * A YAML comment that speaks to mpool.
 *
 * @param line the line it stands on, from 1
 * @param span from {@code #} to the end of its line
 * @param text what stands behind {@code #}, without blanks around it
 */
public record Comment(int line, Span span, String text) {}
