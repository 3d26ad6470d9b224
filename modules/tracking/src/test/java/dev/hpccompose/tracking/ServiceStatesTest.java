package dev.hpccompose.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.events.AttemptEvent.AttemptFinished;
import dev.hpccompose.events.AttemptEvent.AttemptStarted;
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
import dev.hpccompose.events.ServiceEvent.ServiceStopped;
import dev.hpccompose.events.ServiceEvent.ServiceWaiting;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a history says about one service. */
class ServiceStatesTest {

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
    assertThat(worker(waiting).phase()).isEqualTo(ServicePhase.WAITING);
    assertThat(worker(waiting).waitingFor()).containsExactly("server");
    assertThat(worker(waiting, LAUNCHED).phase()).isEqualTo(ServicePhase.RUNNING);
    assertThat(worker(waiting, LAUNCHED).waitingFor()).isEmpty();
  }

  @Test
  void a_probe_makes_a_running_service_ready_or_unhealthy() {
    assertThat(
            worker(LAUNCHED, new ServiceReady("worker", 1, ProbeKind.TCP, Duration.ofMillis(5)))
                .phase())
        .isEqualTo(ServicePhase.READY);
    assertThat(worker(LAUNCHED, notReady(ReadinessFailure.DEADLINE)).phase())
        .isEqualTo(ServicePhase.UNHEALTHY);
  }

  @Test
  void a_service_that_exited_before_it_was_ready_has_exited_in_either_order() {
    assertThat(worker(LAUNCHED, EXITED, notReady(ReadinessFailure.EXITED)).phase())
        .isEqualTo(ServicePhase.EXITED);
    assertThat(worker(LAUNCHED, notReady(ReadinessFailure.EXITED), EXITED).phase())
        .isEqualTo(ServicePhase.EXITED);
  }

  @Test
  void exit_code_and_signal_stay_as_they_were() {
    ServiceState state = worker(LAUNCHED, EXITED);
    assertThat(state.exitCode()).contains(137);
    assertThat(state.signal()).contains("KILL");
    assertThat(state.since()).contains(Instant.parse("2026-11-20T23:00:03Z"));
  }

  @Test
  @DisplayName("S-079 S-258 restarts are counted without the first launch")
  void restarts_are_counted() {
    ServiceRestartScheduled again =
        new ServiceRestartScheduled("worker", 1, 3, Duration.ofSeconds(5));
    ServiceState backing = worker(LAUNCHED, EXITED, again);
    assertThat(backing.phase()).isEqualTo(ServicePhase.RESTARTING);
    ServiceState state = worker(LAUNCHED, EXITED, again, new ServiceStarted("worker", 2, "node1"));
    assertThat(state.phase()).isEqualTo(ServicePhase.RUNNING);
    assertThat(List.of(state.launches(), state.restarts(), state.maxRestarts()))
        .containsExactly(2, 1, 3);
    assertThat(state.failurePolicy()).contains(PlannedPolicy.RESTART_ON_FAILURE);
    assertThat(state.exitCode()).contains(137);
  }

  @Test
  void a_stopped_service_tells_whether_force_was_needed() {
    ServiceState state =
        worker(LAUNCHED, new ServiceStopped("worker", 1, 137, Optional.of("KILL"), true));
    assertThat(state.phase()).isEqualTo(ServicePhase.STOPPED);
    assertThat(state.forced()).isTrue();
  }

  @Test
  void a_service_that_never_started_says_so_after_the_end() {
    JobState state = Story.planned().batch(STARTED, FINISHED).state();
    assertThat(state.services())
        .extracting(ServiceState::phase)
        .containsOnly(ServicePhase.NOT_STARTED);
  }

  @Test
  void nothing_runs_after_the_end_even_where_the_history_lost_the_last_word() {
    JobState state = Story.planned().batch(STARTED, LAUNCHED, FINISHED).state();
    assertThat(state.services().getLast().phase()).isEqualTo(ServicePhase.STOPPED);
    assertThat(state.services().getLast().exitCode()).isEmpty();
  }

  @Test
  void services_come_in_planned_order_and_unplanned_ones_behind() {
    JobState state =
        Story.planned().batch(STARTED, new ServiceStarted("ghost", 1, "node1"), LAUNCHED).state();
    assertThat(state.services())
        .extracting(ServiceState::name)
        .containsExactly("server", "worker", "ghost");
    assertThat(state.services().getFirst().readiness()).contains(ProbeKind.TCP);
    assertThat(state.services().getLast().plan()).isEmpty();
  }

  private static ServiceReadinessFailed notReady(ReadinessFailure reason) {
    return new ServiceReadinessFailed("worker", 1, ProbeKind.TCP, reason, Duration.ofMillis(5));
  }

  private static ServiceState worker(ServiceEvent... events) {
    return Story.planned().batch(STARTED).batch(events).state().services().getLast();
  }
}
