package dev.hpccompose.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.it.job.Ending;
import dev.hpccompose.it.job.Engine;
import dev.hpccompose.it.job.History;
import dev.hpccompose.it.job.Job;
import dev.hpccompose.it.job.Workspace;
import dev.hpccompose.it.process.LiveProcess;
import dev.hpccompose.it.process.Result;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Ends that come from outside: somebody cancels, or the time is over. */
abstract class EndingScenarios {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final Engine engine;

  EndingScenarios(Engine engine) {
    this.engine = engine;
  }

  /** The time limit that a job is submitted with when it is to reach it. */
  abstract String shortTime();

  /** Makes the time limit of a running job come soon, where it is not short already. */
  abstract void hurry(Job job);

  @Test
  @DisplayName("cancel ends a running job: cancelled, services gone, history complete (S-088)")
  void cancelsARunningJob() {
    Workspace workspace = workspace("00:05:00");
    Job job = workspace.submit();
    job.awaitEvent("service.started", "client");
    workspace.cli("cancel", "-f", "compose.yaml").expect(0);
    History history = job.awaitEnd(Ending.CANCELLED);
    assertEachServiceEnded(history);
    assertThat(history.all().map(event -> event.type())).contains("job.cancel_requested");
  }

  @Test
  @DisplayName("who follows a job that is cancelled sees the end and exit code 5")
  void followsToACancelledEnd() {
    Workspace workspace = workspace("00:05:00");
    try (LiveProcess up = workspace.start(workspace.starting("up"))) {
      up.awaitLine(line -> line.contains("ready to serve"), LIMIT);
      Job job = Job.newest(workspace);
      job.awaitEvent("service.started", "client");
      workspace.cli("cancel", "--job", job.id()).expect(0);
      Result result = up.awaitExit(LIMIT);
      assertThat(result.exit()).as("%s", result).isEqualTo(5);
      job.awaitEnd(Ending.CANCELLED);
    }
  }

  @Test
  @DisplayName("Ctrl-C detaches: the job goes on, and the message says how to go on with it")
  void detachesOnInterrupt() {
    Workspace workspace = workspace("00:05:00");
    try (LiveProcess up = workspace.start(workspace.starting("up"))) {
      up.awaitLine(line -> line.contains("ready to serve"), LIMIT);
      Job job = Job.newest(workspace);
      job.awaitEvent("service.started", "client");
      up.signal("INT");
      Result result = up.awaitExit(LIMIT);
      assertThat(result.exit()).as("%s", result).isEqualTo(130);
      assertThat(result.stderr()).contains("cancel");
      assertThat(job.history().last().type()).isNotEqualTo("attempt.finished");
      workspace.cli("cancel", "--job", job.id()).expect(0);
      job.awaitEnd(Ending.CANCELLED);
    }
  }

  @Test
  @DisplayName("a job that reaches its time limit is timed out, never a success")
  void timesOut() {
    Workspace workspace = workspace(shortTime());
    Job job = workspace.submit();
    job.awaitEvent("service.started", "client");
    hurry(job);
    assertEachServiceEnded(job.awaitEnd(Ending.TIMED_OUT));
  }

  private Workspace workspace(String time) {
    return Workspace.create(
        engine,
        """
        name: endless
        runtime: {backend: host}
        x-slurm: {time: "%s"}
        services:
          server:
            command: |
              echo ready to serve
              sleep 600
            readiness: {type: log, pattern: "ready to serve"}
          client:
            depends_on: {server: {condition: service_healthy}}
            command: sleep 600
        """
            .formatted(time));
  }

  private static void assertEachServiceEnded(History history) {
    for (String service : new String[] {"server", "client"}) {
      assertThat(history.typesOf(service))
          .as("last event of %s in %s", service, history.batch())
          .last()
          .isIn("service.stopped", "service.exited");
    }
  }
}
