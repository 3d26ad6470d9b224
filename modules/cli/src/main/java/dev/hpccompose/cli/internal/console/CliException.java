package dev.hpccompose.cli.internal.console;

/** Ends a command with a failure that the user is told about. */
public final class CliException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient CliFailure failure;

  /** Carries a failure to the one place that prints it. */
  public CliException(CliFailure failure) {
    super(failure.message(), null, false, false);
    this.failure = failure;
  }

  /** What the user is told. */
  public CliFailure failure() {
    return failure;
  }
}
