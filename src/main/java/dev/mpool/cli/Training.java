package dev.mpool.cli;

import java.io.InputStream;
import java.io.OutputStream;

/**
 * Does what most runs do, once and without a trace, while Java watches which classes that takes;
 * {@code packaging/bin/archive} makes an archive of them.
 */
public final class Training {

  private Training() {}

  /**
   * Validates and renders.
   *
   * @param args a manifest without findings, and one with some
   */
  public static void main(String[] args) {
    OutputStream nowhere = OutputStream.nullOutputStream();
    Mpool mpool = new Mpool(Main.console(InputStream.nullInputStream(), nowhere, nowhere));
    for (String manifest : args) {
      mpool.run("validate", manifest);
      mpool.run("render", manifest);
    }
    mpool.run("render", "--output", "/dev/null", args[0]);
  }
}
