package dev.mpool.model;

import dev.mpool.text.Location;
import java.util.Optional;

/** A value of the manifest with the place where it is written. */
public record Located<T>(T value, Location location) {

  /** Another value in the same place. */
  public <U> Located<U> with(U other) {
    return new Located<>(other, location);
  }

  /** The value, or another where the manifest has none. */
  public static <T> T valueOr(Optional<Located<T>> located, T absent) {
    return located.isPresent() ? located.get().value() : absent;
  }

  /** The value alone, where the manifest has one. */
  public static <T> Optional<T> value(Optional<Located<T>> located) {
    return located.isPresent() ? Optional.of(located.get().value()) : Optional.empty();
  }
}
