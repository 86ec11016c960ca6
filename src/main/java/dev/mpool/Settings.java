package dev.mpool;

import dev.mpool.rule.RuleSettings;

/**
 * Everything that a run of the {@link Compiler} depends on beside its input.
 *
 * @param rules which rules apply, and where TLS and tokens come from
 * @param maxFileSize the largest file that is read, in bytes
 * @param jobs how many files are looked at at once, from 1; no result depends on it
 */
public record Settings(RuleSettings rules, int maxFileSize, int jobs) {}
