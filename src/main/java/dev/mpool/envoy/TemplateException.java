package dev.mpool.envoy;

/**
 * A template of the user's that cannot be read or filled. The message says in one line which one
 * and why; it is the only failure of rendering that is not a bug in mpool.
 */
public final class TemplateException extends RuntimeException {

  public TemplateException(String message) {
    super(message);
  }
}
