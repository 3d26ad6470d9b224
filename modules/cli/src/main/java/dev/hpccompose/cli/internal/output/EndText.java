package dev.hpccompose.cli.internal.output;

import dev.hpccompose.cli.internal.run.RunView;
import dev.hpccompose.events.Outcome;
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

  private static String took(JobState job) {
    return job.startedAt()
        .flatMap(start -> job.finishedAt().map(end -> Duration.between(start, end)))
        .map(duration -> " after " + Durations.text(duration))
        .orElse("");
  }

  private static String because(JobState job) {
    if (job.outcome().equals(Optional.of(Outcome.SUCCEEDED))) {
      return "";
    }
    return job.decidingService().map(name -> " because of " + name + detail(job, name)).orElse("");
  }

  private static String detail(JobState job, String name) {
    return job.services().stream()
        .filter(service -> service.name().equals(name))
        .findFirst()
        .flatMap(ServiceState::exitCode)
        .map(code -> " (exit code " + code + ")")
        .orElse("");
  }
}
