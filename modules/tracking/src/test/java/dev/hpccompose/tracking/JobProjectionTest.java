package dev.hpccompose.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.hpccompose.events.AttemptEvent.ArtifactsCollected;
import dev.hpccompose.events.AttemptEvent.AttemptFinished;
import dev.hpccompose.events.AttemptEvent.AttemptStarted;
import dev.hpccompose.events.AttemptEvent.CollectedBundle;
import dev.hpccompose.events.AttemptEvent.SamplingDegraded;
import dev.hpccompose.events.AttemptEvent.SamplingStarted;
import dev.hpccompose.events.AttemptEvent.SamplingStopped;
import dev.hpccompose.events.AttemptEvent.SignalReceived;
import dev.hpccompose.events.AttemptEvent.TeardownStarted;
import dev.hpccompose.events.ClientEvent.JobCancelRequested;
import dev.hpccompose.events.ClientEvent.SchedulerObserved;
import dev.hpccompose.events.Outcome;
import dev.hpccompose.events.SampleCollector;
import dev.hpccompose.events.ServiceEvent.EndpointDeregistered;
import dev.hpccompose.events.ServiceEvent.EndpointRegistered;
import dev.hpccompose.events.ServiceEvent.ServiceExited;
import dev.hpccompose.events.ServiceEvent.ServiceStarted;
import dev.hpccompose.events.SubmissionEvent.JobSubmissionFailed;
import dev.hpccompose.events.SubmissionEvent.JobSubmitted;
import dev.hpccompose.events.SubmissionEvent.ScriptRendered;
import dev.hpccompose.events.TeardownReason;
import dev.hpccompose.events.UnknownEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a history says about the run as a whole. */
class JobProjectionTest {

  private static final JobSubmitted SUBMITTED =
      new JobSubmitted(
          "4711",
          Optional.of("gpu"),
          Optional.of("/home/ada/slurm-4711.out"),
          Optional.of(90L),
          Optional.of("login1"));
  private static final AttemptStarted STARTED =
      new AttemptStarted("4711", "node1", 42, List.of("node1", "node2"));

  @Test
  void an_empty_history_says_nothing() {
    JobHistory job = new JobProjection().initial();
    assertThat(told(job)).isEqualTo(JobState.PLANNED);
    assertThat(job.runId()).isEmpty();
    assertThat(job.serviceNames()).isEmpty();
  }

  @Test
  void a_planned_run_knows_what_was_intended() {
    JobHistory job =
        Story.planned()
            .by("submit", new ScriptRendered("/home/ada/s.sbatch", "00", 7, Optional.empty()))
            .history();
    assertThat(told(job)).isEqualTo(JobState.PLANNED);
    assertThat(job.runId()).contains("run");
    assertThat(job.plan().orElseThrow().backend()).isEqualTo("pyxis");
    assertThat(job.scriptPath()).contains("/home/ada/s.sbatch");
    assertThat(job.serviceNames()).containsExactly("server", "worker");
    assertThat(JobStatus.told(job, Instant.EPOCH).services())
        .extracting(ServiceStatus::state)
        .containsOnly(ServiceState.PENDING);
  }

  @Test
  @DisplayName("S-078 a submitted run knows the batch log before any service has one")
  void a_submitted_run_knows_its_job() {
    JobHistory job = Story.planned().by("submit", SUBMITTED).history();
    assertThat(JobStatus.isTold(job, Freshness.FRESH)).isFalse();
    assertThat(job.jobId()).contains("4711");
    assertThat(job.cluster()).contains("gpu");
    assertThat(job.batchLog()).contains("/home/ada/slurm-4711.out");
    assertThat(job.enginePid()).contains(90L);
    assertThat(job.engineHost()).contains("login1");
  }

  @Test
  void a_refused_submission_is_the_end_unless_a_later_one_is_accepted() {
    Story story = Story.planned().by("submit", new JobSubmissionFailed(1, "no"));
    assertThat(told(story.history())).isEqualTo(JobState.REFUSED);
    assertThat(JobStatus.isTold(story.by("submit", SUBMITTED).history(), Freshness.FRESH))
        .isFalse();
  }

  @Test
  void a_supervisor_that_reports_before_its_submission_is_recorded_runs() {
    JobHistory job = Story.planned().batch(STARTED).by("submit", SUBMITTED).history();
    assertThat(told(job)).isEqualTo(JobState.RUNNING);
    assertThat(job.nodes()).containsExactly("node1", "node2");
    assertThat(Story.planned().batch(STARTED).history().jobId()).contains("4711");
  }

  @Test
  void a_teardown_is_a_phase_of_its_own() {
    JobHistory job = stopping().history();
    assertThat(told(job)).isEqualTo(JobState.STOPPING);
    assertThat(job.attempt().orElseThrow().signals()).containsExactly("TERM");
    assertThat(job.outcome()).isEmpty();
  }

  @Test
  void the_end_brings_outcome_exit_code_and_the_service_that_decided() {
    JobHistory job =
        stopping().batch(new AttemptFinished(Outcome.FAILED, 3, Optional.of("worker"))).history();
    assertThat(told(job)).isEqualTo(JobState.FAILED);
    assertThat(job.outcome()).contains(Outcome.FAILED);
    assertThat(job.exitCode()).contains(3);
    assertThat(job.decidingService()).contains("worker");
    assertThat(job.startedAt()).contains(Instant.parse("2026-11-20T23:00:01Z"));
    assertThat(job.finishedAt()).contains(Instant.parse("2026-11-20T23:00:04Z"));
  }

  @Test
  void a_wish_to_cancel_is_remembered_and_ends_nothing_by_itself() {
    JobHistory job =
        Story.planned().batch(STARTED).by("cli-1", new JobCancelRequested("4711")).history();
    assertThat(job.cancelRequested()).isTrue();
    assertThat(told(job)).isEqualTo(JobState.RUNNING);
  }

  @Test
  void what_the_scheduler_said_is_kept_and_changes_nothing_that_others_told() {
    Story story = Story.planned().by("submit", SUBMITTED);
    JobHistory before = story.history();
    JobHistory after =
        story
            .by(
                "cli-1",
                new SchedulerObserved("4711", "PENDING", Optional.empty(), Optional.empty()))
            .by(
                "cli-1",
                new SchedulerObserved("4711", "NODE_FAIL", Optional.of("x"), Optional.of(1)))
            .history();
    assertThat(after.submission()).isEqualTo(before.submission());
    assertThat(after.attempts()).isEmpty();
    assertThat(after.recordedEnd().orElseThrow().word()).isEqualTo("NODE_FAIL");
  }

  @Test
  void a_new_attempt_begins_anew_and_late_events_of_the_old_one_do_not_touch_it() {
    JobHistory job =
        Story.planned()
            .batch(STARTED)
            .attempt(1, new AttemptStarted("4711", "node7", 1, List.of("node7")))
            .batch(new AttemptFinished(Outcome.TIMED_OUT, 143, Optional.empty()))
            .history();
    assertThat(job.attempt().orElseThrow().number()).isEqualTo(1);
    assertThat(told(job)).isEqualTo(JobState.RUNNING);
    assertThat(job.nodes()).containsExactly("node7");
    assertThat(job.attempts().getFirst().isOver()).isTrue();
  }

  @Test
  void an_event_of_a_newer_build_changes_nothing() {
    Story story = Story.planned().batch(STARTED);
    JobHistory before = story.history();
    assertThat(story.batch(new UnknownEvent("x.done", 1, "{}")).history()).isEqualTo(before);
  }

  @Test
  void a_history_of_two_hundred_thousand_events_is_folded_in_seconds() {
    Story story = Story.planned().batch(STARTED);
    for (int launch = 1; launch <= 100_000; launch++) {
      story.batch(
          new ServiceStarted("worker", launch, "node1"),
          new ServiceExited("worker", launch, 1, Optional.empty()));
    }
    JobHistory job = assertTimeout(Duration.ofSeconds(10), story::history);
    assertThat(JobStatus.told(job, Instant.EPOCH).services().getLast().launches())
        .isEqualTo(100_000);
  }

  private static JobState told(JobHistory job) {
    return JobStatus.told(job, Instant.EPOCH).state();
  }

  private static Story stopping() {
    return Story.planned()
        .batch(STARTED)
        .batch(
            new SignalReceived("TERM"),
            new TeardownStarted(TeardownReason.SIGNAL, Optional.empty()));
  }

  @Test
  void what_the_supervisor_does_besides_is_part_of_its_attempt() {
    AttemptFeatures features =
        Story.planned()
            .batch(
                new AttemptStarted("4711", "n1", 7, List.of("n1")),
                new SamplingStarted(Duration.ofSeconds(5), List.of(SampleCollector.GPU)),
                new SamplingDegraded(SampleCollector.GPU, "no nvidia-smi"),
                new EndpointRegistered("server", "a", "http://n1:1/", Instant.EPOCH),
                new EndpointRegistered("server", "b", "http://n1:2/", Instant.EPOCH),
                new EndpointDeregistered("server", "a", true),
                new ArtifactsCollected(
                    List.of(new CollectedBundle("default", 2, 9)), List.of(), Optional.empty()),
                new SamplingStopped(3))
            .history()
            .attempt()
            .orElseThrow()
            .features();
    assertThat(features.degraded())
        .containsExactly(Map.entry(SampleCollector.GPU, "no nvidia-smi"));
    assertThat(features.registered()).containsOnlyKeys("b");
    assertThat(features.sampled()).contains(new SamplingStopped(3));
    assertThat(features.artifacts().orElseThrow().bundles())
        .containsExactly(new CollectedBundle("default", 2, 9));
  }
}
