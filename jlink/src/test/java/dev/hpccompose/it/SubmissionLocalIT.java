package dev.hpccompose.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.it.job.Ending;
import dev.hpccompose.it.job.Engine;
import dev.hpccompose.it.job.Job;
import dev.hpccompose.it.job.Workspace;
import dev.hpccompose.it.process.Command;
import dev.hpccompose.it.process.HostProcess;
import dev.hpccompose.it.process.Image;
import dev.hpccompose.it.process.LiveProcess;
import dev.hpccompose.it.process.Result;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The embedded engine runs a job that belongs to nobody's terminal. */
class SubmissionLocalIT {

  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final Workspace workspace =
      Workspace.create(
          new Engine.Local(),
          """
          name: long
          runtime: {backend: host}
          services:
            only:
              command: echo up; sleep 600
          """);

  @Test
  @DisplayName("submit --local returns at once, also when its output goes into a pipe")
  void holdsNoPipe() {
    String launcher = Image.built().launcher().toString();
    List<String> pipe =
        List.of("bash", "-c", "'" + launcher + "' submit --local -f compose.yaml | cat");
    try (LiveProcess shell =
        new Command(pipe, workspace.directory(), workspace.environment()).start()) {
      Result result = shell.awaitExit(LIMIT);
      assertThat(result.exit()).as("%s", result).isZero();
    }
    Job job = Job.newest(workspace);
    job.awaitEvent("service.started", "only");
    workspace.cli("cancel", "--job", job.id()).expect(0);
    job.awaitEnd(Ending.CANCELLED);
  }

  @Test
  @DisplayName("a supervisor that was killed is found out: the job is not running for ever")
  void findsOutThatTheSupervisorIsGone() {
    Job job = workspace.submit();
    job.awaitEvent("service.started", "only");
    HostProcess.marked(workspace.marker()).stream()
        .map(HostProcess::pid)
        .flatMap(pid -> ProcessHandle.of(pid).stream())
        .forEach(ProcessHandle::destroyForcibly);
    String status =
        workspace.cli("status", "--job", job.id(), "--format", "json").expect(0).stdout();
    assertThat(status).contains(job.id()).doesNotContain("\"succeeded\"");
    workspace.assertNothingLeft();
  }

  @Test
  @DisplayName("commands at the same moment, each a process, act on whole jobs")
  void severalAtOnce() {
    List<Result> submitted = together(4, workspace.starting("submit"));
    long made =
        submitted.stream()
            .peek(SubmissionLocalIT::isDoneOrWaitsForAnother)
            .filter(result -> result.exit() == 0)
            .filter(result -> !result.stderr().contains("no second job was submitted"))
            .count();
    List<Job> jobs = Job.all(workspace);
    assertThat(jobs).as("%s", submitted).hasSize((int) made).isNotEmpty();
    jobs.forEach(job -> job.awaitEvent("service.started", "only"));
    for (Job job : jobs) {
      together(3, "cancel", "--job", job.id()).forEach(result -> result.expect(0));
    }
    jobs.forEach(job -> job.awaitEnd(Ending.CANCELLED));
    together(3, "clean", "--age", "0").forEach(result -> result.expect(0));
    assertThat(workspace.jobs().resolve("runs")).isEmptyDirectory();
    workspace.assertNothingLeft();
  }

  private static void isDoneOrWaitsForAnother(Result result) {
    if (result.exit() != 0) {
      assertThat(result.exit()).as("%s", result).isEqualTo(3);
      assertThat(result.stderr()).contains("this job is being submitted right now");
    }
  }

  private List<Result> together(int count, String... command) {
    List<LiveProcess> processes =
        IntStream.range(0, count).mapToObj(i -> workspace.start(command)).toList();
    List<Result> results = processes.stream().map(process -> process.awaitExit(LIMIT)).toList();
    processes.forEach(LiveProcess::close);
    return results;
  }
}
