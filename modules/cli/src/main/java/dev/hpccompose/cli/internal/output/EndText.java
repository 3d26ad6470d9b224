package dev.hpccompose.cli.internal.output;

import dev.hpccompose.events.AttemptEvent.TeardownStarted;
import dev.hpccompose.events.Outcome;
import dev.hpccompose.runtime.run.RunView;
import dev.hpccompose.runtime.status.Standing;
import dev.hpccompose.tracking.AttemptState;
import dev.hpccompose.tracking.CauseText;
import dev.hpccompose.tracking.ServiceProgress;
import java.time.Duration;

/** How a job ended, in a few words. */
public final class EndText {

  private EndText() {}

  /** Such as {@code failed after 12 s because worker exited with code 3}. */
  public static String of(RunView view) {
    return view.job()
        .attempt()
        .filter(attempt -> attempt.end().isPresent())
        .map(attempt -> word(attempt) + took(attempt) + because(attempt))
        .orElse("was refused by the scheduler");
  }

  /** The same with both witnesses heard. */
  public static String of(RunView view, Standing standing) {
    if (!standing.brokeOff()) {
      return of(view);
    }
    return view.job().attempt().isEmpty()
        ? standing.state().text() + " before it started"
        : standing.state().text() + ", says the scheduler; the history broke off";
  }

  /** How one attempt ended, such as {@code failed because worker exited with code 3}. */
  static String of(AttemptState attempt) {
    return word(attempt) + because(attempt);
  }

  private static String word(AttemptState attempt) {
    return attempt.end().map(end -> end.outcome().word().replace('_', ' ')).orElse("");
  }

  private static String took(AttemptState attempt) {
    return attempt
        .startedAt()
        .flatMap(start -> attempt.finishedAt().map(end -> Duration.between(start, end)))
        .map(duration -> " after " + Durations.text(duration))
        .orElse("");
  }

  private static String because(AttemptState attempt) {
    boolean failed =
        attempt.end().stream().anyMatch(finished -> finished.outcome() == Outcome.FAILED);
    return failed ? attempt.teardown().map(teardown -> because(attempt, teardown)).orElse("") : "";
  }

  private static String because(AttemptState attempt, TeardownStarted teardown) {
    return switch (teardown.reason()) {
      case SETUP_FAILED -> " because its setup failed";
      case SUPERVISOR_FAILED -> " because its supervisor failed";
      case ENDPOINT_MISSING -> " because an endpoint of another job was not found in time";
      case READINESS_FAILED -> because(teardown, "did not become ready");
      case UNHEALTHY -> because(teardown, "was not healthy any more");
      case HOOK_FAILED -> because(teardown, "did not come through its post_start hooks");
      case DEPENDENCY_FAILED -> because(teardown, "ended before what others wait for");
      case COMPLETED, MAIN_EXITED, SERVICE_FAILED, SIGNAL, TIME_LIMIT, UNKNOWN ->
          because(teardown, "exited" + code(attempt, teardown));
    };
  }

  private static String because(TeardownStarted teardown, String what) {
    return teardown.service().map(name -> " because " + name + " " + what).orElse("");
  }

  private static String code(AttemptState attempt, TeardownStarted teardown) {
    return teardown
        .service()
        .map(service -> code(attempt, service) + cause(attempt, service))
        .orElse("");
  }

  private static String code(AttemptState attempt, String service) {
    return attempt
        .progress()
        .of(service)
        .flatMap(ServiceProgress::lastExit)
        .map(exit -> " with code " + exit.code())
        .orElse("");
  }

  private static String cause(AttemptState attempt, String service) {
    return attempt.causeOf(service).map(CauseText::brief).map(" (%s)"::formatted).orElse("");
  }
}
