package dev.mpool.envoy;

import dev.mpool.yaml.YamlMapping;

/**
 * A static configuration that has been read back and says what was meant.
 *
 * @param yaml the bytes of it, as text
 * @param root what was read
 */
public record RenderedConfig(String yaml, YamlMapping root) {}
