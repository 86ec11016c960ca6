package dev.mpool.cli;

import java.io.InputStream;
import java.io.OutputStream;

/**
 * Does what most runs do, once and without a trace, while Java watches which classes that takes;
 * {@code packaging/bin/archive} makes an archive of them.
 */
public final class Training {

  /** The folder in which this runs is a user's: what is configured there must not matter. */
  private static final String NO_CONFIG = "--config=/dev/null";

  private Training() {}

  /**
   * Validates and renders.
   *
   * @param args a manifest without findings, one with some, and one that an API server refuses
   */
  public static void main(String[] args) {
    OutputStream nowhere = OutputStream.nullOutputStream();
    Mpool mpool = new Mpool(Main.console(InputStream.nullInputStream(), nowhere, nowhere));
    for (String manifest : args) {
      mpool.run("validate", NO_CONFIG, manifest);
      mpool.run("validate", NO_CONFIG, "--format", "json", manifest);
      mpool.run("render", NO_CONFIG, manifest);
    }
    mpool.run("render", NO_CONFIG, "--output", "/dev/null", args[0]);
    mpool.run("render", NO_CONFIG, "--target", "configmap", "--name", "a/b", args[0]);
  }
}
