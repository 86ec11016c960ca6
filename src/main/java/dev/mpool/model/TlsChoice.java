package dev.mpool.model;

/** Which endpoints are reached over TLS. */
public enum TlsChoice {
  /** Those on port 443 or 8443. */
  AUTO,
  ALWAYS,
  NEVER;

  /**
   * Whether connections to a port are protected.
   *
   * @param port 1 to 65535
   */
  public boolean covers(int port) {
    return switch (this) {
      case AUTO -> port == 443 || port == 8443;
      case ALWAYS -> true;
      case NEVER -> false;
    };
  }
}
