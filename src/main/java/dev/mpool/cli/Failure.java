package dev.mpool.cli;

/** Why a command ends early, in one line for the user. */
final class Failure extends Exception {

  private static final long serialVersionUID = 1;

  private final ExitCode exitCode;

  private Failure(ExitCode exitCode, String message) {
    super(message, null, false, false);
    this.exitCode = exitCode;
  }

  /** The command line is wrong. */
  static Failure usage(String message) {
    return new Failure(ExitCode.USAGE, message);
  }

  /** The command line is right, but the job could not be done. */
  static Failure of(String message) {
    return new Failure(ExitCode.FAILURE, message);
  }

  ExitCode exitCode() {
    return exitCode;
  }
}
