package dev.hpccompose.scheduler.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.events.SchedulerState;
import dev.hpccompose.render.RunIdentity;
import dev.hpccompose.runtime.spi.JobRef;
import dev.hpccompose.runtime.spi.Observation;
import dev.hpccompose.runtime.spi.SchedulerClient;
import dev.hpccompose.runtime.spi.SubmitReply;
import dev.hpccompose.runtime.spi.SubmitRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Submits small scripts, and ends what is left of them. */
final class Jobs implements AutoCloseable {

  /** Says that it runs, says that it was asked to end, and ends. */
  static final String UNTIL_ASKED =
      """
      trap 'echo yes >.asked; mv .asked asked; kill $!; exit 143' TERM
      sleep 600 &
      echo yes >begun
      wait
      """;

  private static final Set<SchedulerState> ACTIVE =
      EnumSet.of(SchedulerState.PENDING, SchedulerState.RUNNING, SchedulerState.COMPLETING);

  private final SchedulerFixture fixture;
  private final SchedulerClient client;
  private final Path directory;
  private final List<JobRef> accepted = new ArrayList<>();

  Jobs(SchedulerFixture fixture, SchedulerClient client, Path directory) {
    this.fixture = fixture;
    this.client = client;
    this.directory = directory;
  }

  /** What became of a script with this body. */
  SubmitReply submit(String runId, String body) {
    SubmitReply answer = client.submit(request(runId, body));
    if (answer instanceof SubmitReply.Accepted(JobRef job, var batchLog)) {
      accepted.add(job);
    }
    return answer;
  }

  /** The job of a script that must be accepted. */
  SubmitReply.Accepted accepted(String runId, String body) {
    SubmitReply answer = submit(runId, body);
    assertThat(answer).isInstanceOf(SubmitReply.Accepted.class);
    return (SubmitReply.Accepted) answer;
  }

  private SubmitRequest request(String runId, String body) {
    Path root = directory.resolve(".hpc-compose");
    Path script = root.resolve("runs").resolve(runId).resolve("script.sbatch");
    try {
      Files.createDirectories(script.getParent());
      Files.writeString(script, head(new RunIdentity(runId, root)) + body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new SubmitRequest(runId, script, directory, root);
  }

  private String head(RunIdentity run) {
    StringBuilder head = new StringBuilder("#!/bin/bash\n");
    fixture
        .dialect()
        .directives(Specimen.quiet(), Optional.of(run))
        .forEach(line -> head.append(line).append('\n'));
    return head.toString();
  }

  /** Whether a job waits or runs. */
  boolean isActive(JobRef job) {
    return client.observe(List.of(job)).stream()
        .filter(answer -> answer.jobId().equals(job.jobId()))
        .map(Observation::state)
        .anyMatch(ACTIVE::contains);
  }

  /** Ends what still runs, and waits for it: its directory is about to go. */
  @Override
  public void close() {
    accepted.forEach(client::cancel);
    accepted.forEach(job -> Patience.until("the job has ended", () -> !isActive(job)));
  }
}
