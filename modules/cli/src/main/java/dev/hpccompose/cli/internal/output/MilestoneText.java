package dev.hpccompose.cli.internal.output;

import dev.hpccompose.runtime.run.RunView;
import dev.hpccompose.tracking.Goal.Verdict;
import dev.hpccompose.tracking.Milestone;
import dev.hpccompose.tracking.ServiceState;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How far the services of a job have come, for somebody who waited for that.
 *
 * @param view the job
 * @param milestone what was waited for; the end of the job when empty
 */
public record MilestoneText(RunView view, Optional<Milestone> milestone) {

  /** All services are there. */
  public String reached() {
    return view.title()
        + ": "
        + Words.counted(view.job().services().size(), "service")
        + " "
        + word();
  }

  /** The patience was over. */
  public String late(Duration patience) {
    return view.title()
        + ": not "
        + word()
        + " within "
        + Durations.text(patience)
        + services(Verdict.OPEN);
  }

  /** A service cannot get there any more. */
  public String missed() {
    return view.title() + ": will not be " + word() + services(Verdict.MISSED);
  }

  private String word() {
    return milestone.map(wanted -> wanted.name().toLowerCase(Locale.ROOT)).orElse("over");
  }

  private String services(Verdict verdict) {
    return milestone
        .map(
            wanted ->
                view.job().services().stream()
                    .filter(service -> wanted.of(service) == verdict)
                    .map(MilestoneText::line)
                    .collect(Collectors.joining()))
        .orElse("");
  }

  private static String line(ServiceState service) {
    String waiting =
        service.waitingFor().isEmpty() ? "" : " for " + String.join(", ", service.waitingFor());
    String exit = service.exitCode().map(code -> ", exit code " + code).orElse("");
    String probe = service.probeResult().map(said -> ", last probe: " + said).orElse("");
    return "\n  " + service.name() + ": " + ServiceRows.state(service) + waiting + exit + probe;
  }
}
