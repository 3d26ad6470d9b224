package dev.hpccompose.cli.internal.output;

import dev.hpccompose.cli.internal.console.Console;
import dev.hpccompose.runtime.log.LogTail;
import dev.hpccompose.runtime.run.RunView;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The log of the batch script: the only witness of a job that failed before its services. */
public final class BatchLog {

  private static final int LINES = 20;

  private BatchLog() {}

  /** Shows its last lines, where there are any. */
  public static void show(Console console, RunView view) {
    Optional<Path> log = view.job().batchLog().map(Path::of);
    List<String> lines = log.map(BatchLog::last).orElse(List.of());
    if (!lines.isEmpty()) {
      console
          .err()
          .println(
              "the batch log says ("
                  + console.shown(view.run().shortest(view.job().jobId(), log.orElseThrow()))
                  + "):");
      lines.forEach(line -> console.err().println("  " + line));
    }
  }

  private static List<String> last(Path log) {
    try (LogTail tail = LogTail.ofLast(log, LINES)) {
      List<String> lines = new ArrayList<>(tail.poll());
      lines.addAll(tail.unfinished());
      return lines;
    }
  }
}
