package dev.hpccompose.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.events.AttemptEvent.AttemptFinished;
import dev.hpccompose.events.AttemptEvent.AttemptStarted;
import dev.hpccompose.events.CauseEvent.ServiceLaunchRefused;
import dev.hpccompose.events.CauseWitness;
import dev.hpccompose.events.Outcome;
import dev.hpccompose.events.PlannedPolicy;
import dev.hpccompose.events.ProbeKind;
import dev.hpccompose.events.ReadinessFailure;
import dev.hpccompose.events.ServiceEvent;
import dev.hpccompose.events.ServiceEvent.ServiceExited;
import dev.hpccompose.events.ServiceEvent.ServiceReadinessFailed;
import dev.hpccompose.events.ServiceEvent.ServiceReady;
import dev.hpccompose.events.ServiceEvent.ServiceRestartScheduled;
import dev.hpccompose.events.ServiceEvent.ServiceStarted;
import dev.hpccompose.events.ServiceEvent.ServiceStarting;
import dev.hpccompose.events.ServiceEvent.ServiceStopped;
import dev.hpccompose.events.ServiceEvent.ServiceStopping;
import dev.hpccompose.events.ServiceEvent.ServiceWaiting;
import dev.hpccompose.events.StopReason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a history says about one service. */
class ServiceStatusTest {

  private static final AttemptStarted STARTED =
      new AttemptStarted("4711", "node1", 42, List.of("node1"));
  private static final AttemptFinished FINISHED =
      new AttemptFinished(Outcome.FAILED, 1, Optional.of("worker"));
  private static final ServiceStarted LAUNCHED = new ServiceStarted("worker", 1, "node1");
  private static final ServiceExited EXITED =
      new ServiceExited("worker", 1, 137, Optional.of("KILL"));

  @Test
  void a_waiting_service_names_what_it_waits_for_and_forgets_it_when_it_starts() {
    ServiceWaiting waiting = new ServiceWaiting("worker", List.of("server"));
    assertThat(worker(waiting).state()).isEqualTo(ServiceState.WAITING);
    assertThat(worker(waiting).waitingFor()).containsExactly("server");
    assertThat(worker(waiting, LAUNCHED).state()).isEqualTo(ServiceState.RUNNING);
    assertThat(worker(waiting, LAUNCHED).waitingFor()).isEmpty();
  }

  @Test
  void a_launch_that_begins_and_a_stop_that_begins_are_states_of_their_own() {
    ServiceStarting starting = new ServiceStarting("worker", 1);
    assertThat(worker(starting).state()).isEqualTo(ServiceState.STARTING);
    assertThat(worker(starting).launches()).isZero();
    assertThat(worker(starting, LAUNCHED).state()).isEqualTo(ServiceState.RUNNING);
    ServiceStopping stopping =
        new ServiceStopping("worker", Optional.of(StopReason.TEARDOWN), Duration.ofSeconds(10));
    ServiceStopped stopped = new ServiceStopped("worker", 1, 143, Optional.of("TERM"), false);
    assertThat(worker(LAUNCHED, stopping).state()).isEqualTo(ServiceState.STOPPING);
    assertThat(worker(LAUNCHED, stopping, notReady(ReadinessFailure.EXITED)).state())
        .isEqualTo(ServiceState.STOPPING);
    assertThat(worker(LAUNCHED, stopping, stopped).state()).isEqualTo(ServiceState.STOPPED);
  }

  @Test
  void a_launch_that_the_scheduler_refused_comes_again() {
    Story story = Story.planned().batch(STARTED, new ServiceStarting("worker", 1));
    story.batch(new ServiceLaunchRefused("worker", 1, CauseWitness.SERVICE_LOG, "busy"));
    assertThat(story.status().service("worker").orElseThrow().state())
        .isEqualTo(ServiceState.RESTARTING);
    assertThat(story.batch(FINISHED).status().service("worker").orElseThrow().state())
        .isEqualTo(ServiceState.NOT_STARTED);
  }

  @Test
  void a_probe_makes_a_running_service_ready_or_unhealthy() {
    assertThat(
            worker(LAUNCHED, new ServiceReady("worker", 1, ProbeKind.TCP, Duration.ofMillis(5)))
                .state())
        .isEqualTo(ServiceState.READY);
    assertThat(worker(LAUNCHED, notReady(ReadinessFailure.DEADLINE)).state())
        .isEqualTo(ServiceState.UNHEALTHY);
  }

  @Test
  void a_service_that_exited_before_it_was_ready_has_exited_in_either_order() {
    assertThat(worker(LAUNCHED, EXITED, notReady(ReadinessFailure.EXITED)).state())
        .isEqualTo(ServiceState.EXITED);
    assertThat(worker(LAUNCHED, notReady(ReadinessFailure.EXITED), EXITED).state())
        .isEqualTo(ServiceState.EXITED);
  }

  @Test
  void exit_code_and_signal_stay_as_they_were() {
    ServiceStatus state = worker(LAUNCHED, EXITED);
    assertThat(state.exitCode()).contains(137);
    assertThat(state.signal()).contains("KILL");
    assertThat(state.since()).contains(Instant.parse("2026-11-20T23:00:03Z"));
  }

  @Test
  @DisplayName("S-079 S-258 restarts are counted without the first launch")
  void restarts_are_counted() {
    ServiceRestartScheduled again =
        new ServiceRestartScheduled("worker", 1, 3, Duration.ofSeconds(5));
    ServiceStatus backing = worker(LAUNCHED, EXITED, again);
    assertThat(backing.state()).isEqualTo(ServiceState.RESTARTING);
    ServiceStatus state = worker(LAUNCHED, EXITED, again, new ServiceStarted("worker", 2, "node1"));
    assertThat(state.state()).isEqualTo(ServiceState.RUNNING);
    assertThat(List.of(state.launches(), state.restarts(), state.maxRestarts()))
        .containsExactly(2, 1, 3);
    assertThat(state.failurePolicy()).contains(PlannedPolicy.RESTART_ON_FAILURE);
    assertThat(state.exitCode()).contains(137);
  }

  @Test
  void a_stopped_service_tells_whether_force_was_needed() {
    ServiceStatus state =
        worker(LAUNCHED, new ServiceStopped("worker", 1, 137, Optional.of("KILL"), true));
    assertThat(state.state()).isEqualTo(ServiceState.STOPPED);
    assertThat(state.forced()).isTrue();
  }

  @Test
  void a_service_that_never_started_says_so_after_the_end() {
    JobStatus job = Story.planned().batch(STARTED, FINISHED).status();
    assertThat(job.services())
        .extracting(ServiceStatus::state)
        .containsOnly(ServiceState.NOT_STARTED);
  }

  @Test
  void nothing_runs_after_the_end_even_where_the_history_lost_the_last_word() {
    JobStatus job = Story.planned().batch(STARTED, LAUNCHED, FINISHED).status();
    assertThat(job.services().getLast().state()).isEqualTo(ServiceState.STOPPED);
    assertThat(job.services().getLast().exitCode()).isEmpty();
  }

  @Test
  void services_come_in_planned_order_and_unplanned_ones_behind() {
    JobStatus job =
        Story.planned().batch(STARTED, new ServiceStarted("ghost", 1, "node1"), LAUNCHED).status();
    assertThat(job.services())
        .extracting(ServiceStatus::name)
        .containsExactly("server", "worker", "ghost");
    assertThat(job.services().getFirst().readiness()).contains(ProbeKind.TCP);
    assertThat(job.services().getLast().plan()).isEmpty();
  }

  private static ServiceReadinessFailed notReady(ReadinessFailure reason) {
    return new ServiceReadinessFailed("worker", 1, ProbeKind.TCP, reason, Duration.ofMillis(5));
  }

  private static ServiceStatus worker(ServiceEvent... events) {
    return Story.planned().batch(STARTED).batch(events).status().services().getLast();
  }
}
