package dev.hpccompose.cli.internal.output;

import dev.hpccompose.cli.internal.words.StateText;
import dev.hpccompose.runtime.status.RunStatus;
import dev.hpccompose.tracking.Goal.Progress;
import dev.hpccompose.tracking.Milestone;
import dev.hpccompose.tracking.ServiceStatus;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How far the services of a job have come, for somebody who waited for that.
 *
 * @param run the job
 * @param milestone what was waited for; the end of the job when empty
 */
public record MilestoneText(RunStatus run, Optional<Milestone> milestone) {

  /** All services are there. */
  public String reached() {
    return run.view().title()
        + ": "
        + Words.counted(run.status().services().size(), "service")
        + " "
        + word();
  }

  /** The patience was over. */
  public String late(Duration patience) {
    return run.view().title()
        + ": not "
        + word()
        + " within "
        + Durations.text(patience)
        + services(Progress.OPEN);
  }

  /** A service cannot get there any more. */
  public String missed() {
    return run.view().title() + ": will not be " + word() + services(Progress.MISSED);
  }

  private String word() {
    return milestone.map(wanted -> wanted.name().toLowerCase(Locale.ROOT)).orElse("over");
  }

  private String services(Progress progress) {
    return milestone
        .map(
            wanted ->
                run.status().services().stream()
                    .filter(service -> wanted.of(service) == progress)
                    .map(MilestoneText::line)
                    .collect(Collectors.joining()))
        .orElse("");
  }

  private static String line(ServiceStatus service) {
    String waiting =
        service.waitingFor().isEmpty() ? "" : " for " + String.join(", ", service.waitingFor());
    String exit = service.exitCode().map(code -> ", exit code " + code).orElse("");
    String probe = service.probeResult().map(said -> ", last probe: " + said).orElse("");
    return "\n  " + service.name() + ": " + StateText.of(service) + waiting + exit + probe;
  }
}
