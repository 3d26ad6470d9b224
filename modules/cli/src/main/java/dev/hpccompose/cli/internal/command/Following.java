package dev.hpccompose.cli.internal.command;

import dev.hpccompose.cli.internal.console.Console;
import dev.hpccompose.cli.internal.follow.ServiceLogs;
import dev.hpccompose.cli.internal.output.SubmitText;
import dev.hpccompose.plan.ServicePlan;
import dev.hpccompose.runtime.Recorder;
import dev.hpccompose.runtime.RunDirectory;
import dev.hpccompose.runtime.SchedulerWitness;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalInt;

/**
 * Following a job that was just submitted, until its end. What the scheduler says is recorded.
 *
 * @param console the world
 * @param submission options of the command
 */
record Following(Console console, Submission submission) {

  int follow(SubmitText submitted) {
    RunDirectory run = submitted.run().orElseThrow();
    console.err().print(submitted.brief(console));
    List<String> names = submitted.plan().services().stream().map(ServicePlan::name).toList();
    ServiceLogs logs = new ServiceLogs(names::contains, OptionalInt.empty());
    try (Recorder recorder = Recorder.of(run, InstantSource.system())) {
      return new Watching(console, submission::command)
          .watch(run, names, logs, answer -> SchedulerWitness.record(recorder, answer));
    }
  }
}
