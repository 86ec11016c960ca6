package dev.mpool.yaml;

import dev.mpool.text.Span;

/**
 * A YAML comment that speaks to mpool.
 *
 * @param span from {@code #} to the end of its line
 * @param text what stands behind {@code #}, without blanks around it
 */
public record Comment(Span span, String text) {}
