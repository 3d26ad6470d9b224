package dev.hpccompose.cli.internal.command;

import dev.hpccompose.cli.internal.console.CliException;
import dev.hpccompose.cli.internal.console.CliFailure;
import dev.hpccompose.cli.internal.console.Console;
import dev.hpccompose.cli.internal.console.FailureText;
import dev.hpccompose.cli.internal.output.ProblemText;
import dev.hpccompose.runtime.run.RecordsRoot;
import dev.hpccompose.runtime.run.RunRemover;
import dev.hpccompose.runtime.run.RunStore;
import dev.hpccompose.runtime.run.RunView;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

/** Removes records, or says what is in the way. */
final class Removing {

  private Removing() {}

  /** Removes the records of a run; that somebody else removed them is no problem. */
  static void records(RunView view) throws IOException {
    try {
      RunRemover.remove(view.run());
    } catch (NoSuchFileException e) {
      if (Files.exists(view.run().path())) {
        throw refused(view.title(), e);
      }
    } catch (FileSystemException e) {
      throw refused(view.title(), e);
    }
  }

  /** Finishes what earlier calls began and could not finish. */
  static void leftovers(Console console, RunStore store) throws IOException {
    for (RecordsRoot root : store.roots()) {
      try {
        RunRemover.sweep(root)
            .forEach(
                problem ->
                    console
                        .err()
                        .println(
                            "warning: removed records are still there: "
                                + ProblemText.of(console, problem)));
      } catch (FileSystemException e) {
        throw refused("earlier runs", e);
      }
    }
  }

  private static CliException refused(String what, FileSystemException problem) {
    return new CliException(
        new CliFailure.Medium(
            "cannot remove the records of "
                + what
                + ": "
                + problem.getFile()
                + ": "
                + FailureText.reason(problem),
            Optional.of("run it where .hpc-compose can be written to")));
  }
}
