package dev.mpool.cli;

/** What a run tells its caller; the same for every format. */
enum ExitCode {
  /** Done, and nothing found that matters. */
  SUCCESS(0),
  /** Findings at or above {@code --fail-on}, or a file that {@code --check} found to differ. */
  FINDINGS(1),
  /** The command line is wrong, or what a project says for all of its command lines. */
  USAGE(2),
  /** The job could not be done. */
  FAILURE(3);

  private final int code;

  ExitCode(int code) {
    this.code = code;
  }

  int code() {
    return code;
  }
}
