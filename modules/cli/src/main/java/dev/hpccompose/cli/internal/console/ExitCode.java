package dev.hpccompose.cli.internal.console;

/** The exit codes; a contract with scripts. */
public final class ExitCode {

  /** All went well. */
  public static final int SUCCESS = 0;

  /** A bug, or a machine that failed. */
  public static final int UNEXPECTED = 1;

  /** The command line or the spec is wrong. */
  public static final int USAGE = 2;

  /** This machine is not ready: a tool is missing, the scheduler refuses or cannot be reached. */
  public static final int ENVIRONMENT = 3;

  /** The command was to look for something, and found it. */
  public static final int FINDINGS = 4;

  /** The job ran and did not succeed. */
  public static final int JOB_FAILED = 5;

  /** Somebody pressed Ctrl-C. */
  public static final int INTERRUPTED = 130;

  private ExitCode() {}
}
