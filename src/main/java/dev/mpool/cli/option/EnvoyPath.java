package dev.mpool.cli.option;

/** Reads the name of a file on the machine where Envoy runs, which mpool never opens. */
public final class EnvoyPath implements ValueReader<String> {

  @Override
  public boolean isFile() {
    return true;
  }

  @Override
  public String convert(String text) {
    return FileName.checked(text);
  }
}
