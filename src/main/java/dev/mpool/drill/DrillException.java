package dev.mpool.drill;

/** The drill cannot be held: no Envoy, or one that does not start. The message is for the user. */
public final class DrillException extends Exception {

  public DrillException(String message) {
    super(message);
  }
}
