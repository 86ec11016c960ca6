package dev.mpool.cli.option;

import picocli.CommandLine.TypeConversionException;

/** What is wrong with an option's value, as a sentence without its full stop. */
public final class InvalidValue extends TypeConversionException {

  private static final long serialVersionUID = 1;

  public InvalidValue(String message) {
    super(message);
  }

  /** The message as a whole sentence. */
  public String sentence() {
    return getMessage().endsWith("?") ? getMessage() : getMessage() + '.';
  }
}
