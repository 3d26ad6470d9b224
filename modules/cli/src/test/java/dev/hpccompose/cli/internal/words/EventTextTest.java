package dev.hpccompose.cli.internal.words;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.events.AttemptEvent.ArtifactsCollected;
import dev.hpccompose.events.AttemptEvent.AttemptFinished;
import dev.hpccompose.events.AttemptEvent.AttemptStarted;
import dev.hpccompose.events.AttemptEvent.CollectedBundle;
import dev.hpccompose.events.AttemptEvent.EndpointResolved;
import dev.hpccompose.events.AttemptEvent.SamplingDegraded;
import dev.hpccompose.events.AttemptEvent.SamplingStarted;
import dev.hpccompose.events.AttemptEvent.SamplingStopped;
import dev.hpccompose.events.AttemptEvent.SignalReceived;
import dev.hpccompose.events.AttemptEvent.TeardownStarted;
import dev.hpccompose.events.AttemptEvent.TimeLimitAnnounced;
import dev.hpccompose.events.CauseEvent.AttemptBrokenOff;
import dev.hpccompose.events.CauseEvent.JobCancelled;
import dev.hpccompose.events.CauseEvent.JobNodeFailed;
import dev.hpccompose.events.CauseEvent.JobPreempted;
import dev.hpccompose.events.CauseEvent.JobRequeued;
import dev.hpccompose.events.CauseEvent.JobTimedOut;
import dev.hpccompose.events.CauseEvent.ServiceLaunchRefused;
import dev.hpccompose.events.CauseEvent.ServiceNodeLost;
import dev.hpccompose.events.CauseEvent.ServiceOutOfMemory;
import dev.hpccompose.events.CauseWitness;
import dev.hpccompose.events.ClientEvent.JobCancelRequested;
import dev.hpccompose.events.ClientEvent.SchedulerObserved;
import dev.hpccompose.events.EventId;
import dev.hpccompose.events.JobEvent;
import dev.hpccompose.events.Outcome;
import dev.hpccompose.events.ProbeKind;
import dev.hpccompose.events.ReadinessFailure;
import dev.hpccompose.events.RecordedEvent;
import dev.hpccompose.events.SampleCollector;
import dev.hpccompose.events.ServiceEvent.EndpointDeregistered;
import dev.hpccompose.events.ServiceEvent.EndpointRegistered;
import dev.hpccompose.events.ServiceEvent.ServiceExited;
import dev.hpccompose.events.ServiceEvent.ServiceLogTruncated;
import dev.hpccompose.events.ServiceEvent.ServicePortTaken;
import dev.hpccompose.events.ServiceEvent.ServiceReadinessFailed;
import dev.hpccompose.events.ServiceEvent.ServiceReady;
import dev.hpccompose.events.ServiceEvent.ServiceRestartScheduled;
import dev.hpccompose.events.ServiceEvent.ServiceStarted;
import dev.hpccompose.events.ServiceEvent.ServiceStopped;
import dev.hpccompose.events.ServiceEvent.ServiceWaiting;
import dev.hpccompose.events.SubmissionEvent.ImageImported;
import dev.hpccompose.events.SubmissionEvent.ImagePrepared;
import dev.hpccompose.events.SubmissionEvent.ImageReused;
import dev.hpccompose.events.SubmissionEvent.JobSubmissionFailed;
import dev.hpccompose.events.SubmissionEvent.JobSubmitted;
import dev.hpccompose.events.SubmissionEvent.PreflightChecked;
import dev.hpccompose.events.SubmissionEvent.PreflightWarning;
import dev.hpccompose.events.SubmissionEvent.RunPlanned;
import dev.hpccompose.events.SubmissionEvent.ScriptRendered;
import dev.hpccompose.events.TeardownReason;
import dev.hpccompose.events.UnknownEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class EventTextTest {

  private static final Optional<String> NONE = Optional.empty();

  static Stream<Arguments> lines() {
    return Stream.of(submissions(), attempts(), services(), causes(), others())
        .flatMap(lines -> lines);
  }

  private static Stream<Arguments> submissions() {
    return Stream.of(
        line(
            new RunPlanned("demo", "/c", "/", "slurm", "host", "0", List.of(), NONE, NONE, NONE),
            "demo planned with 0 services"),
        line(
            new PreflightChecked(
                9, List.of(new PreflightWarning("cache.place", "at home")), Duration.ofMillis(40)),
            "nothing in the way, 1 warning in 0.0 s"),
        line(
            new ImageImported("docker://a", "/c/a.sqsh", 1, Duration.ofMillis(12_540), 1),
            "image docker://a imported in 12.5 s"),
        line(
            new ImagePrepared(
                "docker://a",
                "/c/b.sqsh",
                1,
                Duration.ofMillis(100),
                Duration.ofSeconds(2),
                Duration.ofMillis(30)),
            "image prepared from docker://a in 2.1 s"),
        line(
            new ImageReused("docker://a", "/c/a.sqsh", 1), "image docker://a taken from the cache"),
        line(new ScriptRendered("/s", "00", 1, Optional.empty()), "script written to /s"),
        line(
            new JobSubmitted("4711", Optional.of("gpu"), NONE, Optional.empty(), NONE),
            "job 4711 submitted to cluster gpu"),
        line(
            new JobSubmissionFailed(1, "error: no\n\u001b[31mpartition\n"),
            "submission failed with exit code 1: error: no [31mpartition"));
  }

  private static Stream<Arguments> causes() {
    return Stream.of(
        line(
            new ServiceOutOfMemory("w", 1, CauseWitness.SERVICE_LOG, "Detected 1 oom-kill"),
            "w out of memory: Detected 1 oom-kill"),
        line(
            new ServiceLaunchRefused("w", 1, CauseWitness.SERVICE_LOG, "no"),
            "w not launched yet: no"),
        line(
            new ServiceNodeLost("w", 1, "n3", CauseWitness.SERVICE_LOG, "gone"),
            "w node n3 failed: gone"),
        line(new JobCancelled(CauseWitness.SCHEDULER, "CANCELLED"), "job was cancelled: CANCELLED"),
        line(new JobTimedOut(CauseWitness.BATCH_LOG, "why"), "job reached its time limit: why"),
        line(
            new JobPreempted(true, CauseWitness.BATCH_LOG, "w"),
            "job was preempted and requeued: w"),
        line(new JobNodeFailed(false, CauseWitness.BATCH_LOG, "w"), "a node of the job failed: w"),
        line(new JobRequeued(CauseWitness.BATCH_LOG, "why"), "job was requeued: why"),
        line(
            new AttemptBrokenOff(
                0, Optional.of(new EventId("batch-0", 9)), Optional.of(Instant.EPOCH)),
            "attempt 0 broke off: its supervisor was seen last at 1970-01-01T00:00:00Z"
                + " (batch-0:9)"));
  }

  private static Stream<Arguments> attempts() {
    return Stream.of(
        line(new AttemptStarted("1", "n1", 7, List.of("n1", "n2")), "attempt 0 started on n1, n2"),
        line(new SignalReceived("TERM"), "supervisor received TERM"),
        line(
            new TimeLimitAnnounced("USR1", Duration.ofSeconds(118)),
            "time limit in 118 s: services are told with USR1"),
        line(
            new SamplingStarted(
                Duration.ofSeconds(5), List.of(SampleCollector.GPU, SampleCollector.SLURM)),
            "samples gpu, slurm every 5 s"),
        line(
            new SamplingDegraded(SampleCollector.GPU, "no nvidia-smi"),
            "samples of gpu are missing: no nvidia-smi"),
        line(new SamplingStopped(3), "sampling ended after 3 samples"),
        line(
            new ArtifactsCollected(
                List.of(new CollectedBundle("default", 2, 9)), List.of("x: no"), Optional.empty()),
            "collected 2 files, with warnings: x: no"),
        line(
            new EndpointResolved("m", "http://n:1/", "7", Duration.ofMillis(5)),
            "found m of job 7 at http://n:1/"),
        line(new TeardownStarted(TeardownReason.COMPLETED, NONE), "stopping: completed"),
        line(
            new TeardownStarted(TeardownReason.READINESS_FAILED, Optional.of("redis")),
            "stopping: readiness failed (redis)"),
        line(
            new AttemptFinished(Outcome.TIMED_OUT, 143, NONE),
            "attempt 0 timed out with exit code 143"),
        line(
            new AttemptFinished(Outcome.SUCCEEDED, 0, Optional.of("redis")),
            "attempt 0 succeeded with exit code 0"),
        line(
            new AttemptFinished(Outcome.FAILED, 3, Optional.of("redis")),
            "attempt 0 failed with exit code 3 because of redis"));
  }

  private static Stream<Arguments> services() {
    return Stream.of(
        line(new ServiceWaiting("w", List.of("a", "b")), "w waits for a, b"),
        line(new ServiceStarted("w", 1, "n1"), "w started on n1"),
        line(new ServiceStarted("w", 2, "n1"), "w started on n1 (launch 2)"),
        line(
            new ServicePortTaken("w", 1, 80, Optional.empty(), List.of("a", "b")),
            "w finds its port 80 taken already; waiting for it: a, b"),
        line(
            new ServicePortTaken("w", 2, 12345, Optional.of(23456), List.of()),
            "w finds its port 12345 taken (its tasks meet at 23456 instead)"),
        line(
            new ServiceReady("w", 1, ProbeKind.TCP, Duration.ofMillis(312)),
            "w ready after 0.3 s (tcp)"),
        line(
            new ServiceReadinessFailed(
                "w", 1, ProbeKind.TCP, ReadinessFailure.DEADLINE, Duration.ofSeconds(60)),
            "w not ready after 60.0 s (tcp): deadline"),
        line(
            new ServiceReadinessFailed(
                "w", 1, ProbeKind.LOG, ReadinessFailure.EXITED, Duration.ofMillis(40)),
            "w not ready after 0.0 s (log): it exited"),
        line(
            new ServiceReadinessFailed(
                "w",
                1,
                ProbeKind.EXEC,
                ReadinessFailure.RETRIES,
                Duration.ofSeconds(9),
                Optional.of("exit code 1: no")),
            "w not ready after 9.0 s (exec): too many failures in a row, last exit code 1: no"),
        line(
            new EndpointRegistered("w", "m", "http://n:1/", Instant.EPOCH),
            "w offers m at http://n:1/"),
        line(new EndpointDeregistered("w", "m", true), "w offers m no more"),
        line(
            new EndpointDeregistered("w", "m", false),
            "w offers m no more (another job offers it now)"),
        line(new ServiceExited("w", 1, 0, NONE), "w exited with code 0"),
        line(new ServiceExited("w", 1, 137, Optional.of("KILL")), "w exited with code 137 (KILL)"),
        line(
            new ServiceRestartScheduled("w", 1, 3, Duration.ofSeconds(5)),
            "w restarts in 5.0 s (restart 1 of 3)"),
        line(
            new ServiceLogTruncated("w", 1, 1234567),
            "w log is longer than its largest size: 1,234,567 bytes of its middle are gone"),
        line(
            new ServiceStopped("w", 1, 143, Optional.of("TERM"), false),
            "w stopped with code 143 (TERM)"),
        line(
            new ServiceStopped("w", 1, 137, Optional.of("KILL"), true),
            "w killed after its grace period with code 137 (KILL)"));
  }

  private static Stream<Arguments> others() {
    return Stream.of(
        line(new JobCancelRequested("4711"), "cancel of job 4711 requested"),
        line(
            new SchedulerObserved("1", "PENDING", Optional.of("Priority"), Optional.empty()),
            "scheduler says PENDING (Priority)"),
        line(new UnknownEvent("x.done", 2, "{}"), "x.done (version 2, not known to this build)"));
  }

  private static Arguments line(JobEvent event, String text) {
    return Arguments.of(event, text);
  }

  @ParameterizedTest
  @MethodSource("lines")
  void an_event_is_one_line_for_people(JobEvent event, String text) {
    assertThat(
            EventText.describe(
                new RecordedEvent(
                    new EventId("w", 1), Instant.EPOCH, "run", 0, Optional.empty(), event)))
        .isEqualTo(text);
  }
}
