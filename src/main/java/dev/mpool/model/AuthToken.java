package dev.mpool.model;

import dev.mpool.text.Location;
import java.util.Optional;

/**
 * Where a provider's credential comes from. The CRD does not tie {@code kind} to the field that the
 * kind needs, so that field may be absent, and the field of another kind may be present.
 */
public sealed interface AuthToken {

  /** The key {@code authToken}. */
  Location location();

  /** The value of {@code kind}. */
  Location kind();

  /** The field of another kind, which has no effect ({@code inline} beside kind SecretRef). */
  Optional<Location> ignored();

  /** A token written in the manifest. */
  record Inline(
      Location location,
      Location kind,
      Optional<Located<InlineSecret>> token,
      Optional<Location> ignored)
      implements AuthToken {}

  /**
   * A token in a Kubernetes Secret of the Backend's namespace, under the key {@code Authorization}.
   *
   * @param secretName the Secret's name; "" as the CRD's default if only {@code name} is missing
   */
  record SecretRef(
      Location location,
      Location kind,
      Optional<Located<String>> secretName,
      Optional<Location> ignored)
      implements AuthToken {}

  /** The client's own token. */
  record Passthrough(Location location, Location kind, Optional<Location> ignored)
      implements AuthToken {}
}
