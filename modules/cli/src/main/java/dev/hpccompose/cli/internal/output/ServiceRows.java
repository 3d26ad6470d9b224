package dev.hpccompose.cli.internal.output;

import dev.hpccompose.cli.internal.words.CauseText;
import dev.hpccompose.cli.internal.words.StateText;
import dev.hpccompose.tracking.JobStatus;
import dev.hpccompose.tracking.ServiceStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The services of a run as a table. */
public final class ServiceRows {

  private static final String NONE = "-";
  private static final int WIDEST = 60;

  private ServiceRows() {}

  /** The table. */
  public static String of(JobStatus job) {
    Table table =
        new Table("SERVICE", "STATE", "SINCE", "RESTARTS", "EXIT", "WAITING FOR", "LAST PROBE");
    for (ServiceStatus service : job.services()) {
      table.row(
          service.name(),
          StateText.of(service),
          since(service, job.at()),
          restarts(service),
          exit(service),
          service.waitingFor().isEmpty() ? NONE : String.join(", ", service.waitingFor()),
          service.probeResult().map(said -> shortened(said)).orElse(NONE));
    }
    return table.toString();
  }

  private static String since(ServiceStatus service, Instant now) {
    return service
        .since()
        .map(since -> Durations.text(whole(Duration.between(since, now))) + " ago")
        .orElse(NONE);
  }

  private static Duration whole(Duration duration) {
    return Duration.ofSeconds(Math.max(0, duration.toSeconds()));
  }

  private static String restarts(ServiceStatus service) {
    return service.maxRestarts() == 0
        ? Integer.toString(service.restarts())
        : service.restarts() + " of " + service.maxRestarts();
  }

  private static Optional<String> why(ServiceStatus service) {
    return service.cause().map(CauseText::brief).or(service::signal);
  }

  /** The history has the whole line. */
  private static String shortened(String said) {
    return said.length() <= WIDEST ? said : said.substring(0, WIDEST - 1) + "…";
  }

  private static String exit(ServiceStatus service) {
    return service
        .exitCode()
        .map(code -> code + why(service).map(" (%s)"::formatted).orElse(""))
        .orElse(NONE);
  }
}
