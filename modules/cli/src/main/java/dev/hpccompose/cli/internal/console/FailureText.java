package dev.hpccompose.cli.internal.console;

import dev.hpccompose.runtime.spi.Finding;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;
import java.util.Optional;

/** The one place where failures are printed. */
public final class FailureText {

  private FailureText() {}

  /**
   * Prints a failure.
   *
   * @return the exit code of the program
   */
  public static int print(Console console, CliFailure failure) {
    switch (failure) {
      case CliFailure.Spec(var findings) -> findings.print(console);
      case CliFailure.Blocked(var blockers, var wayOut) -> {
        blockers.forEach(blocker -> print(console, blocker));
        wayOut.ifPresent(hint -> hint(console, hint));
      }
      case CliFailure.Usage _, CliFailure.Environment _, CliFailure.Job _, CliFailure.Medium _ -> {
        error(console, failure.message());
        failure.hint().ifPresent(hint -> hint(console, hint));
      }
    }
    return failure.exitCode();
  }

  private static void print(Console console, Finding.Blocker blocker) {
    error(console, blocker.found() + ": " + blocker.meaning());
    hint(console, blocker.advice());
  }

  private static void error(Console console, String message) {
    console.err().println(console.errStyle().error("error:") + " " + message);
  }

  /** Prints a way out; further lines are indented. */
  public static void hint(Console console, String hint) {
    String text = hint.strip().replace("\n", "\n      ");
    console.err().println(console.errStyle().hint("hint:") + " " + text);
  }

  /**
   * Prints what no command expected.
   *
   * @return the exit code of the program
   */
  public static int unexpected(Console console, Throwable thrown) {
    CliFailure failure =
        medium(thrown)
            .orElseGet(() -> new CliFailure.Medium(bug(thrown), Optional.of(report(console))));
    if (console.debug()) {
      thrown.printStackTrace(console.err());
    }
    return print(console, failure);
  }

  private static Optional<CliFailure> medium(Throwable thrown) {
    Throwable cause =
        thrown instanceof UncheckedIOException e ? Objects.requireNonNull(e.getCause()) : thrown;
    if (cause instanceof FileSystemException e) {
      String file = Objects.requireNonNullElse(e.getFile(), "a file");
      return Optional.of(new CliFailure.Medium(file + ": " + reason(e), Optional.empty()));
    }
    return Optional.empty();
  }

  /** What the file system said, in words for a person. */
  public static String reason(FileSystemException e) {
    return switch (e) {
      case NoSuchFileException missing -> "no such file or directory";
      case AccessDeniedException denied -> "permission denied";
      case FileAlreadyExistsException there -> "the file exists already";
      default -> Objects.requireNonNullElse(e.getReason(), "input or output failed");
    };
  }

  private static String bug(Throwable thrown) {
    String message = Objects.requireNonNullElse(thrown.getMessage(), "no details");
    return "unexpected: " + thrown.getClass().getSimpleName() + ": " + message;
  }

  private static String report(Console console) {
    return console.debug()
        ? "this is a bug in hpc-compose: please report it with the lines above"
        : "this is a bug in hpc-compose: please report it with what"
            + " HPC_COMPOSE_DEBUG=1 prints for the same command";
  }
}
