package dev.hpccompose.cli.internal.output;

import dev.hpccompose.runtime.run.RunView;
import dev.hpccompose.tracking.CauseText;
import dev.hpccompose.tracking.ServicePhase;
import dev.hpccompose.tracking.ServiceState;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** The services of a run as a table. */
public final class ServiceRows {

  private static final String NONE = "-";
  private static final int WIDEST = 60;

  private ServiceRows() {}

  /** The table, seen at {@code now}. */
  public static String of(RunView view, Instant now) {
    Table table =
        new Table("SERVICE", "STATE", "SINCE", "RESTARTS", "EXIT", "WAITING FOR", "LAST PROBE");
    for (ServiceState service : view.job().services()) {
      table.row(
          service.name(),
          state(service),
          since(service, now),
          restarts(service),
          exit(service),
          service.waitingFor().isEmpty() ? NONE : String.join(", ", service.waitingFor()),
          service.probeResult().map(said -> shortened(said)).orElse(NONE));
    }
    return table.toString();
  }

  /** The phase of a service, for people. */
  static String state(ServiceState service) {
    String word = service.phase().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    boolean killed = service.phase() == ServicePhase.STOPPED && service.forced();
    return killed ? "killed" : word;
  }

  private static String since(ServiceState service, Instant now) {
    return service
        .since()
        .map(since -> Durations.text(whole(Duration.between(since, now))) + " ago")
        .orElse(NONE);
  }

  private static Duration whole(Duration duration) {
    return Duration.ofSeconds(Math.max(0, duration.toSeconds()));
  }

  private static String restarts(ServiceState service) {
    return service.maxRestarts() == 0
        ? Integer.toString(service.restarts())
        : service.restarts() + " of " + service.maxRestarts();
  }

  private static Optional<String> why(ServiceState service) {
    return service.cause().map(CauseText::brief).or(service::signal);
  }

  /** The history has the whole line. */
  private static String shortened(String said) {
    return said.length() <= WIDEST ? said : said.substring(0, WIDEST - 1) + "…";
  }

  private static String exit(ServiceState service) {
    return service
        .exitCode()
        .map(code -> code + why(service).map(" (%s)"::formatted).orElse(""))
        .orElse(NONE);
  }
}
