package dev.hpccompose.runtime.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.events.AttemptEvent.AttemptFinished;
import dev.hpccompose.events.Outcome;
import dev.hpccompose.events.SchedulerState;
import dev.hpccompose.runtime.fixture.RunFixture;
import dev.hpccompose.runtime.run.RunDirectory;
import dev.hpccompose.runtime.spi.JobRef;
import dev.hpccompose.runtime.spi.Observation;
import dev.hpccompose.runtime.submission.SubmitOutcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("S-088: cancel")
class CancellerTest {

  @TempDir private Path directory;
  private RunFixture fixture;
  private RunDirectory run;
  private JobRef job;

  @BeforeEach
  void submit() throws IOException {
    fixture = RunFixture.in(directory);
    SubmitOutcome.Submitted submitted = fixture.submitted();
    run = submitted.run();
    job = submitted.job();
  }

  @Test
  void records_the_wish_before_the_scheduler_is_asked() {
    assertThat(cancel()).isEqualTo(new CancelOutcome.Asked(job));
    assertThat(fixture.scheduler.cancelled).containsExactly(job);
    assertThat(RunFixture.facts(run)).endsWith("cli JobCancelRequested");
  }

  @Test
  void hands_on_what_the_scheduler_says_against_it() {
    fixture.scheduler.cancelProblem = Optional.of("access denied");
    assertThat(cancel()).isEqualTo(new CancelOutcome.Refused("access denied"));
  }

  @Test
  void a_job_that_ended_at_the_same_moment_is_over() {
    fixture.scheduler.cancelProblem = Optional.of("not running");
    fixture.scheduler.whenCancelled = this::finish;
    assertThat(cancel()).isEqualTo(new CancelOutcome.AlreadyOver(job));
  }

  @Test
  void leaves_a_job_alone_that_is_over() {
    finish();
    assertThat(cancel()).isEqualTo(new CancelOutcome.AlreadyOver(job));
    assertThat(fixture.scheduler.cancelled).isEmpty();
    assertThat(RunFixture.facts(run)).doesNotContain("cli JobCancelRequested");
  }

  @Test
  void cancels_a_job_that_waits_for_its_next_attempt() {
    finish();
    fixture.scheduler.answers.put(
        job.jobId(),
        new Observation(
            job.jobId(), SchedulerState.PENDING, "PENDING", Optional.empty(), Optional.empty()));
    assertThat(cancel()).isEqualTo(new CancelOutcome.Asked(job));
  }

  private void finish() {
    RunFixture.append(run, "batch-0", new AttemptFinished(Outcome.SUCCEEDED, 0, Optional.empty()));
  }

  private CancelOutcome cancel() {
    return new Canceller(fixture.scheduler, fixture.clock).cancel(run, job);
  }
}
