package dev.hpccompose.cli.internal.command;

import dev.hpccompose.cli.internal.console.CliException;
import dev.hpccompose.cli.internal.console.CliFailure;
import dev.hpccompose.cli.internal.console.Console;
import dev.hpccompose.cli.internal.output.ConfigYaml;
import dev.hpccompose.cli.internal.output.SubmitText;
import dev.hpccompose.images.ImageOutcome;
import dev.hpccompose.plan.Plan;
import dev.hpccompose.plan.StagedContent;
import dev.hpccompose.runtime.preflight.PreflightReport;
import dev.hpccompose.runtime.run.Recovery;
import dev.hpccompose.runtime.run.RecoveryOutcome;
import dev.hpccompose.runtime.run.RunDirectory;
import dev.hpccompose.runtime.run.RunView;
import dev.hpccompose.runtime.scheduler.Providers;
import dev.hpccompose.runtime.spi.JobRef;
import dev.hpccompose.runtime.spi.SchedulerClient;
import dev.hpccompose.runtime.submission.SubmitOrder;
import dev.hpccompose.runtime.submission.SubmitOutcome;
import dev.hpccompose.runtime.submission.SubmitTurn;
import dev.hpccompose.runtime.submission.Submitter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;

/** What {@code submit} and {@code up} have in common. */
final class Submission {

  private final SpecOptions spec = new SpecOptions();
  private final ToolOptions tools = new ToolOptions();
  private final ImageOptions images;
  private final LockedOption locked = new LockedOption();
  private final Option<Path> scriptOut =
      Option.of(
          Path.class,
          "PATH",
          3,
          "Keep the batch script there (default: hpc-compose.sbatch beside the spec).",
          "--script-out");

  /**
   * The options.
   *
   * @param told whether people read what the command writes
   */
  Submission(BooleanSupplier told) {
    images = new ImageOptions(told);
  }

  void declare(CommandSpec command) {
    spec.declare(command);
    Argument.declare(command, scriptOut);
    images.declareWithSkip(command);
    locked.declare(command);
    tools.declare(command);
  }

  /** Writes the script, and stops there. */
  SubmitText rehearse(Console console) throws IOException {
    SpecSource source = spec.load(console, tools.environment(console));
    Plan loaded = locked.applied(console, source.planOrFail(console));
    checking(console, loaded, client(console)).tell();
    Plan plan = prepared(console, loaded).plan();
    String script = Scripts.renderer(plan, spec.local().scheduler()).render(plan, Optional.empty());
    Path target = script(console, plan);
    Files.writeString(target, script);
    return new SubmitText(
        plan,
        spec.local().scheduler(),
        source.engine().map(LocalEngine::words),
        Optional.empty(),
        Optional.empty(),
        target,
        Optional.empty());
  }

  /** Submits the job, or fails. */
  SubmitText submit(Console console) throws IOException {
    return submit(console, plan -> {});
  }

  /**
   * Submits the job, or fails.
   *
   * @param check throws when the command line and the plan do not fit together
   */
  SubmitText submit(Console console, Consumer<Plan> check) throws IOException {
    SpecSource source = spec.load(console, tools.environment(console));
    Plan plan = locked.applied(console, source.planOrFail(console));
    check.accept(plan);
    SchedulerClient client = client(console);
    PreflightReport report = checking(console, plan, client).stopAtBlockers();
    Submitter submitter = new Submitter(InstantSource.system());
    try (SubmitTurn turn = submitter.turn(plan, console.directory(), spec.local().scheduler())) {
      return switch (turn) {
        case SubmitTurn.Ours ours -> {
          SubmitOrder order = order(console, source, report, prepared(console, plan));
          yield told(console, order.plan(), client, submitter.submit(order, ours, client))
              .on(source.engine().map(LocalEngine::words));
        }
        case SubmitTurn.Taken(var who) -> throw taken(who);
      };
    }
  }

  private CliException taken(String who) {
    return CliFailure.environment(
        "this job is being submitted right now, by " + who,
        "'"
            + command("status")
            + "' shows its job; to submit a second one, or if that process is gone, try again in a"
            + " minute");
  }

  private SubmitText told(
      Console console, Plan plan, SchedulerClient client, SubmitOutcome outcome) {
    return switch (outcome) {
      case SubmitOutcome.Submitted(var run, var job, var batchLog, var notes) -> {
        notes.forEach(note -> console.err().println("note: " + note));
        yield taken(console, plan, run, job, batchLog);
      }
      case SubmitOutcome.Unconfirmed(var run, var message) -> {
        JobRef job = recovered(client, run, message);
        yield taken(console, plan, run, job, Optional.empty());
      }
      case SubmitOutcome.Refused(_, _, var message) -> throw refused(message);
      case SubmitOutcome.NotReady(var problem, var hint) -> throw notReady(problem, hint);
    };
  }

  /** A command line of this program about the same spec. */
  String command(String words) {
    return spec.command(words);
  }

  private ImageOutcome.Ready prepared(Console console, Plan plan) {
    boolean shared = !spec.local().scheduler().equals("local");
    return images.prepare(console, plan, tools.environment(console), shared);
  }

  private SchedulerClient client(Console console) {
    return Providers.client(spec.local().scheduler(), tools.environment(console))
        .orElseThrow(() -> Scripts.missing("scheduler", spec.local().scheduler()));
  }

  private Checking checking(Console console, Plan plan, SchedulerClient client) {
    return Checking.of(console, plan, images.mode(), client, tools.environment(console));
  }

  private SubmitOrder order(
      Console console, SpecSource source, PreflightReport report, ImageOutcome.Ready ready) {
    Plan plan = ready.plan();
    return new SubmitOrder(
        plan,
        console.directory(),
        effective(source).getBytes(StandardCharsets.UTF_8),
        spec.local().scheduler(),
        Optional.of(script(console, plan)),
        Version.current(),
        tools.environment(console),
        StagedContent.of(source.loaded().spec().orElseThrow(), plan),
        Stream.concat(Stream.of(report.event()), ready.facts().stream()).toList());
  }

  /** What is kept with the run: what the spec said, without its secrets. */
  private static String effective(SpecSource source) {
    return source
        .loaded()
        .effective()
        .map(tree -> ConfigYaml.of(tree, source.redaction(false)))
        .orElse("");
  }

  private SubmitText taken(
      Console console, Plan plan, RunDirectory run, JobRef job, Optional<Path> batchLog) {
    return new SubmitText(
        plan,
        spec.local().scheduler(),
        Optional.empty(),
        Optional.of(run),
        Optional.of(job),
        script(console, plan),
        batchLog.or(() -> RunView.read(run).job().batchLog().map(Path::of)));
  }

  private Path script(Console console, Plan plan) {
    return scriptOut
        .given()
        .map(given -> console.directory().resolve(given).normalize())
        .orElseGet(() -> plan.composeFile().resolveSibling("hpc-compose.sbatch"));
  }

  private JobRef recovered(SchedulerClient client, RunDirectory run, String message) {
    RecoveryOutcome outcome = new Recovery(client, InstantSource.system()).recover(run);
    return switch (outcome) {
      case RecoveryOutcome.Known(var job) -> job;
      case RecoveryOutcome.Found(var job) -> job;
      case RecoveryOutcome.WasRefused(var words) -> throw refused(words);
      case RecoveryOutcome.NoJob() ->
          throw CliFailure.environment(
              "the scheduler did not say whether it took the job" + words(message),
              "'" + command("status") + "' looks for it again");
    };
  }

  private static CliException refused(String message) {
    return new CliException(
        new CliFailure.Environment(
            "the scheduler refused the job" + words(message),
            isUnreachable(message) ? Optional.of(Checking.LOCALLY) : Optional.empty()));
  }

  /** What sbatch says where there is no cluster behind it. */
  private static boolean isUnreachable(String message) {
    return message.contains("configuration source")
        || message.contains("Unable to contact slurm controller");
  }

  private static String words(String message) {
    String text = message.strip();
    return text.isEmpty() ? "" : ":\n  " + text.replace("\n", "\n  ");
  }

  private CliException notReady(String problem, String hint) {
    boolean another = spec.local().scheduler().equals("local") || hint.contains("--local");
    String way = another ? "" : Checking.LOCALLY;
    String text = (hint + "\n" + way).strip();
    return new CliException(
        new CliFailure.Environment(problem, text.isEmpty() ? Optional.empty() : Optional.of(text)));
  }
}
