package dev.hpccompose.cli.internal.command;

import dev.hpccompose.cli.internal.console.CliException;
import dev.hpccompose.cli.internal.console.CliFailure;
import dev.hpccompose.cli.internal.console.Console;
import dev.hpccompose.cli.internal.output.ProblemText;
import dev.hpccompose.runtime.run.RecordProblem;
import dev.hpccompose.runtime.run.RunDirectory;
import dev.hpccompose.runtime.run.RunHead;
import dev.hpccompose.runtime.run.RunId;
import dev.hpccompose.runtime.run.RunSearch;
import dev.hpccompose.runtime.run.RunStore;
import dev.hpccompose.runtime.run.RunView;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** Which run a command is about: {@code --file} and {@code --job}. */
final class JobOption {

  private final FileOption file = new FileOption();
  private final Option<String> option =
      Option.of(
          String.class,
          "ID",
          2,
          "The job or run with this id (default: the newest of the spec).",
          "--job");

  void declare(CommandSpec spec) {
    file.declare(spec);
    Argument.declare(spec, option);
  }

  /** Where runs are looked for. */
  RunStore store(Console console) {
    return RunStore.of(file.expected(console), console.directory());
  }

  /** The run that is meant. */
  RunDirectory run(Console console) {
    Path spec = file.expected(console);
    RunStore store = store(console);
    RunHead head =
        option
            .given()
            .map(wanted -> named(console, store, wanted))
            .orElseGet(() -> newest(console, store, spec));
    head.problem().ifPresent(problem -> warn(console, problem));
    return head.run();
  }

  /** Where the files lie now that the history of a run names. */
  Path now(Console console, RunView view, String recorded) {
    return view.job()
        .plan()
        .map(plan -> store(console).relocation(view.run(), plan).now(recorded))
        .orElseGet(() -> console.directory().resolve(recorded).normalize());
  }

  private static RunHead named(Console console, RunStore store, String wanted) {
    RunHead head =
        store
            .find(wanted)
            .map(RunHead::read)
            .orElseThrow(
                () ->
                    unseen(
                        console,
                        store.problems(),
                        "there is no job or run '" + wanted + "'",
                        "runs are searched for in .hpc-compose here and beside the spec"));
    if (!head.isSound()) {
      throw damaged(ProblemText.of(console, head.problem().orElseThrow()));
    }
    return head;
  }

  private RunHead newest(Console console, RunStore store, Path spec) {
    // without a spec at hand, the newest run of this directory is the one that is meant
    RunSearch search = file.isGiven() || Files.exists(spec) ? store.newest() : store.newestOfAll();
    RunHead head =
        search
            .found()
            .orElseThrow(
                () ->
                    unseen(
                        console,
                        search.passed(),
                        "no run of " + console.shown(spec) + " was found",
                        OtherRuns.of(console, store).orElseGet(this::howToStart)));
    search.passed().stream()
        .filter(problem -> isNewer(problem, head))
        .forEach(problem -> warn(console, problem));
    return head;
  }

  private String howToStart() {
    return "start it with '"
        + command("up")
        + "'; a run that was submitted on another machine can take a minute to appear";
  }

  /** Nothing was found, and something is in the way of finding it. */
  private static CliException unseen(
      Console console, List<RecordProblem> problems, String message, String hint) {
    return problems.stream()
        .filter(problem -> problem.type() != RecordProblem.Type.COPY)
        .findFirst()
        .map(problem -> damaged(message + ": " + ProblemText.of(console, problem)))
        .orElseGet(() -> CliFailure.usage(message, hint));
  }

  private static CliException damaged(String message) {
    return new CliException(new CliFailure.Environment(message, Optional.empty()));
  }

  private static void warn(Console console, RecordProblem problem) {
    console.err().println("warning: " + ProblemText.of(console, problem));
  }

  /** The one that was meant may be among those that cannot be read. */
  private static boolean isNewer(RecordProblem problem, RunHead found) {
    String name = problem.place().getFileName().toString();
    return problem.type() != RecordProblem.Type.COPY
        && RunId.isOne(name)
        && name.compareTo(found.run().runId()) > 0;
  }

  /** A command line of this program about the same spec. */
  String command(String words) {
    return file.command(words) + option.given().map(" --job "::concat).orElse("");
  }
}
