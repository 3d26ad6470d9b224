package dev.hpccompose.cli.internal.output;

import dev.hpccompose.cli.internal.run.RunView;
import dev.hpccompose.cli.internal.run.Standing;
import dev.hpccompose.events.AttemptEvent.TeardownStarted;
import dev.hpccompose.events.Outcome;
import dev.hpccompose.tracking.AttemptState;
import dev.hpccompose.tracking.CauseText;
import dev.hpccompose.tracking.JobState;
import dev.hpccompose.tracking.ServiceState;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** How a job ended, in a few words. */
public final class EndText {

  private EndText() {}

  /** Such as {@code failed after 12 s because worker exited with code 3}. */
  public static String of(RunView view) {
    JobState job = view.job();
    String word =
        job.outcome()
            .map(outcome -> outcome.name().toLowerCase(Locale.ROOT).replace('_', ' '))
            .orElse("was refused by the scheduler");
    return word + took(job) + because(job);
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

  private static String took(JobState job) {
    return job.startedAt()
        .flatMap(start -> job.finishedAt().map(end -> Duration.between(start, end)))
        .map(duration -> " after " + Durations.text(duration))
        .orElse("");
  }

  private static String because(JobState job) {
    if (job.outcome().equals(Optional.of(Outcome.FAILED))) {
      return job.attempt()
          .flatMap(AttemptState::teardown)
          .map(teardown -> because(job, teardown))
          .orElse("");
    }
    return "";
  }

  private static String because(JobState job, TeardownStarted teardown) {
    return switch (teardown.reason()) {
      case "setup_failed" -> " because its setup failed";
      case "supervisor_failed" -> " because its supervisor failed";
      case "endpoint_missing" -> " because an endpoint of another job was not found in time";
      case "readiness_failed" -> because(teardown, "did not become ready");
      case "unhealthy" -> because(teardown, "was not healthy any more");
      case "hook_failed" -> because(teardown, "did not come through its post_start hooks");
      case "dependency_failed" -> because(teardown, "ended before what others wait for");
      default -> because(teardown, "exited" + code(job, teardown));
    };
  }

  private static String because(TeardownStarted teardown, String what) {
    return teardown.service().map(name -> " because " + name + " " + what).orElse("");
  }

  private static String code(JobState job, TeardownStarted teardown) {
    return job.services().stream()
        .filter(service -> teardown.service().equals(Optional.of(service.name())))
        .findFirst()
        .map(service -> code(service) + cause(service))
        .orElse("");
  }

  private static String code(ServiceState service) {
    return service.exitCode().map(code -> " with code " + code).orElse("");
  }

  private static String cause(ServiceState service) {
    return service.cause().map(CauseText::brief).map(" (%s)"::formatted).orElse("");
  }
}
