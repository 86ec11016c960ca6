package dev.mpool.envoy;

/**
 * Sizes in bytes of what Envoy keeps of a request.
 *
 * @param largestBody the largest body that a client may send
 * @param connection how much of a stream Envoy buffers before it makes the sender wait
 * @param replay how much the router keeps for further attempts
 */
record Buffers(long largestBody, long connection, long replay) {

  /** An attempt's body may be longer than the client's, by its model. */
  private static final long LONGER_MODEL = 64L * 1024;

  /** Envoy's limits are unsigned 32-bit numbers. */
  private static final long LARGEST = (1L << 32) - 1;

  static Buffers of(long maxBody) {
    long connection = Math.min(maxBody + LONGER_MODEL, LARGEST);
    return new Buffers(maxBody, connection, Math.min(2 * connection, LARGEST));
  }
}
