package dev.mpool.migrate;

import java.util.List;
import java.util.Optional;

/**
 * What has become of a Backend.
 *
 * @param manifest a YAML document; empty if nothing of the Backend can be said
 * @param losses what the manifest does not say, in the order of the Backend
 */
public record Migrated(Optional<String> manifest, List<Loss> losses) {

  public Migrated {
    losses = List.copyOf(losses);
  }
}
