package dev.mpool.cli;

import dev.mpool.diag.Diagnostic;
import java.util.List;

/** Why a command ends early, in one line for the user, below findings where they say more. */
final class Failure extends Exception {

  private static final long serialVersionUID = 1;

  private final ExitCode exitCode;
  private final String option;
  private final transient List<Diagnostic> findings;

  private Failure(ExitCode exitCode, String message, String option, List<Diagnostic> findings) {
    super(message, null, false, false);
    this.exitCode = exitCode;
    this.option = option;
    this.findings = List.copyOf(findings);
  }

  /** The command line is wrong. */
  static Failure usage(String message) {
    return usage(null, message);
  }

  /** The command line is wrong because of an option that does not go with the others. */
  static Failure usage(String option, String message) {
    return new Failure(ExitCode.USAGE, message, option, List.of());
  }

  /** The command line is right, but the job could not be done. */
  static Failure of(String message) {
    return new Failure(ExitCode.FAILURE, message, null, List.of());
  }

  /** All has been told already. */
  static Failure told(ExitCode exitCode) {
    return new Failure(exitCode, "", null, List.of());
  }

  /** A file that the command depends on, beside its input, is wrong at these places. */
  static Failure of(ExitCode exitCode, String message, List<Diagnostic> findings) {
    return new Failure(exitCode, message, null, findings);
  }

  /** The name of the option that is wrong; null if it is not one alone. */
  String option() {
    return option;
  }

  List<Diagnostic> findings() {
    return findings;
  }

  ExitCode exitCode() {
    return exitCode;
  }
}
