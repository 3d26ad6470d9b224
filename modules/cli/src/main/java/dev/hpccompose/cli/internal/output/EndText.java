package dev.hpccompose.cli.internal.output;

import dev.hpccompose.cli.internal.words.CauseText;
import dev.hpccompose.cli.internal.words.StateText;
import dev.hpccompose.events.Outcome;
import dev.hpccompose.runtime.status.RunStatus;
import dev.hpccompose.tracking.AttemptHistory;
import dev.hpccompose.tracking.Cause;
import dev.hpccompose.tracking.JobStatus;
import dev.hpccompose.tracking.SchedulerAnswer;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** How a job ended, in a few words. */
public final class EndText {

  private EndText() {}

  /** Such as {@code failed after 12 s because worker exited with code 3}. */
  public static String of(RunStatus run) {
    JobStatus status = run.status();
    Optional<AttemptHistory> attempt = run.view().job().attempt();
    String word = StateText.of(status.state());
    if (status.brokeOff()) {
      return attempt.isEmpty()
          ? word + " before it started"
          : word + (isPast(status) ? ", said" : ", says") + " the scheduler; the history broke off";
    }
    return attempt
        .map(last -> word + took(last) + because(last))
        .orElse("was refused by the scheduler");
  }

  private static boolean isPast(JobStatus status) {
    return status.answer().flatMap(SchedulerAnswer::recordedAt).isPresent();
  }

  /** How one attempt ended, such as {@code failed because worker exited with code 3}. */
  static String of(AttemptHistory attempt) {
    return word(attempt) + because(attempt);
  }

  private static String word(AttemptHistory attempt) {
    return attempt
        .end()
        .map(end -> end.outcome().name().toLowerCase(Locale.ROOT).replace('_', ' '))
        .orElse("");
  }

  private static String took(AttemptHistory attempt) {
    return attempt
        .startedAt()
        .flatMap(start -> attempt.finishedAt().map(end -> Duration.between(start, end)))
        .map(duration -> " after " + Durations.text(duration))
        .orElse("");
  }

  private static String because(AttemptHistory attempt) {
    boolean failed =
        attempt.end().stream().anyMatch(finished -> finished.outcome() == Outcome.FAILED);
    return failed ? attempt.cause().map(cause -> because(attempt, cause)).orElse("") : "";
  }

  private static String because(AttemptHistory attempt, Cause cause) {
    return switch (cause.type()) {
      case SETUP_FAILED -> " because its setup failed";
      case SUPERVISOR_FAILED -> " because its supervisor failed";
      case ENDPOINT_MISSING -> " because an endpoint of another job was not found in time";
      case READINESS_FAILED -> because(cause, "did not become ready");
      case UNHEALTHY -> because(cause, "became unhealthy");
      case HOOK_FAILED -> because(cause, "failed in its post_start hooks");
      case DEPENDENCY_FAILED -> because(cause, "ended before what others wait for");
      case COMPLETED, MAIN_EXITED, SERVICE_FAILED, SIGNAL, TIME_LIMIT, UNKNOWN ->
          because(cause, "exited" + code(attempt, cause));
      case OUT_OF_MEMORY, NODE_LOST, LAUNCH_REFUSED, BROKE_OFF, REFUSED -> "";
      case CANCELLED, TIMED_OUT, PREEMPTED, NODE_FAILED, REQUEUED -> "";
    };
  }

  private static String because(Cause cause, String what) {
    return cause.service().map(name -> " because " + name + " " + what).orElse("");
  }

  private static String code(AttemptHistory attempt, Cause cause) {
    return cause
        .service()
        .map(service -> code(attempt, service) + cause(attempt, service))
        .orElse("");
  }

  private static String code(AttemptHistory attempt, String service) {
    return attempt.of(service).lastExit().map(exit -> " with code " + exit.code()).orElse("");
  }

  private static String cause(AttemptHistory attempt, String service) {
    return attempt.causeOf(service).map(CauseText::brief).map(" (%s)"::formatted).orElse("");
  }
}
