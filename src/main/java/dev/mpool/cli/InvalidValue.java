package dev.mpool.cli;

import picocli.CommandLine.TypeConversionException;

/** What is wrong with an option's value, as a sentence without its full stop. */
final class InvalidValue extends TypeConversionException {

  private static final long serialVersionUID = 1;

  InvalidValue(String message) {
    super(message);
  }

  /** The message as a whole sentence. */
  String sentence() {
    return getMessage().endsWith("?") ? getMessage() : getMessage() + '.';
  }
}
