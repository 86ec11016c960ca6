package dev.mpool.cli;

/** Reads the name of a file on the machine where Envoy runs, which mpool never opens. */
final class EnvoyPath implements Option.Reader<String> {

  @Override
  public boolean isFile() {
    return true;
  }

  @Override
  public String read(String text) throws Option.InvalidValue {
    return FileName.checked(text);
  }
}
