package dev.hpccompose.cli.internal.console;

import dev.hpccompose.runtime.spi.Finding;
import java.util.List;
import java.util.Optional;

/** Why a command could not do its work, as the user is told. */
public sealed interface CliFailure {

  /** The exit code of the program. */
  int exitCode();

  /** One sentence in lower case without a full stop. */
  String message();

  /** What to do about it. */
  Optional<String> hint();

  /** The command line cannot be understood, or names what does not exist. */
  record Usage(String message, Optional<String> hint) implements CliFailure {
    @Override
    public int exitCode() {
      return ExitCode.USAGE;
    }
  }

  /** The spec has errors. */
  record Spec(Findings findings) implements CliFailure {
    @Override
    public int exitCode() {
      return ExitCode.USAGE;
    }

    @Override
    public String message() {
      return findings.summary();
    }

    @Override
    public Optional<String> hint() {
      return Optional.empty();
    }
  }

  /** The machine is not ready. */
  record Environment(String message, Optional<String> hint) implements CliFailure {
    @Override
    public int exitCode() {
      return ExitCode.ENVIRONMENT;
    }
  }

  /**
   * Something was found that keeps the job from running.
   *
   * @param blockers never empty
   * @param hint a way around all of them
   */
  record Blocked(List<Finding.Blocker> blockers, Optional<String> hint) implements CliFailure {
    public Blocked {
      blockers = List.copyOf(blockers);
    }

    @Override
    public int exitCode() {
      return ExitCode.ENVIRONMENT;
    }

    @Override
    public String message() {
      return blockers.getFirst().found();
    }
  }

  /** The job did not succeed. */
  record Job(String message, Optional<String> hint) implements CliFailure {
    @Override
    public int exitCode() {
      return ExitCode.JOB_FAILED;
    }
  }

  /** A file of this machine could not be read or written. */
  record Medium(String message, Optional<String> hint) implements CliFailure {
    @Override
    public int exitCode() {
      return ExitCode.UNEXPECTED;
    }
  }

  /** A wrong command line with a way out. */
  static CliException usage(String message, String hint) {
    return new CliException(new Usage(message, Optional.of(hint)));
  }

  /** An unready machine with a way out. */
  static CliException environment(String message, String hint) {
    return new CliException(new Environment(message, Optional.of(hint)));
  }
}
