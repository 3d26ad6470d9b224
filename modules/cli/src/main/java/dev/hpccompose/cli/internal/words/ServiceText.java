package dev.hpccompose.cli.internal.words;

import dev.hpccompose.events.ProbeKind;
import dev.hpccompose.events.ReadinessFailure;
import dev.hpccompose.events.ServiceEvent;
import dev.hpccompose.events.ServiceEvent.EndpointDeregistered;
import dev.hpccompose.events.ServiceEvent.EndpointRegistered;
import dev.hpccompose.events.ServiceEvent.ServiceExited;
import dev.hpccompose.events.ServiceEvent.ServiceHookFinished;
import dev.hpccompose.events.ServiceEvent.ServiceLogTruncated;
import dev.hpccompose.events.ServiceEvent.ServicePortTaken;
import dev.hpccompose.events.ServiceEvent.ServiceProbed;
import dev.hpccompose.events.ServiceEvent.ServiceReadinessFailed;
import dev.hpccompose.events.ServiceEvent.ServiceReady;
import dev.hpccompose.events.ServiceEvent.ServiceRestartScheduled;
import dev.hpccompose.events.ServiceEvent.ServiceStarted;
import dev.hpccompose.events.ServiceEvent.ServiceStarting;
import dev.hpccompose.events.ServiceEvent.ServiceStopped;
import dev.hpccompose.events.ServiceEvent.ServiceStopping;
import dev.hpccompose.events.ServiceEvent.ServiceUnhealthy;
import dev.hpccompose.events.ServiceEvent.ServiceWaiting;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** Events of services in a line for people. */
final class ServiceText {

  private ServiceText() {}

  static String describe(ServiceEvent event) {
    return event.service() + " " + what(event);
  }

  private static String what(ServiceEvent event) {
    return switch (event) {
      case ServiceWaiting waiting -> "waits for " + String.join(", ", waiting.waitingFor());
      case ServiceStarting starting -> "starting" + again(starting.launch());
      case ServicePortTaken taken -> taken(taken);
      case ServiceStarted started -> started(started);
      case ServiceReady ready -> "ready after " + time(ready.elapsed()) + kind(ready.probe());
      case ServiceProbed probed -> probed(probed);
      case ServiceReadinessFailed failed -> notReady(failed);
      case ServiceUnhealthy sick -> sick(sick);
      case ServiceHookFinished hook -> hook(hook);
      case ServiceExited exited -> exited(exited);
      case ServiceRestartScheduled restart -> restart(restart);
      case ServiceStopping stopping -> "stopping, within " + time(stopping.grace());
      case ServiceStopped stopped -> stopped(stopped);
      case ServiceLogTruncated log -> "log is longer than its largest size: " + dropped(log);
      case EndpointRegistered endpoint -> "offers " + endpoint.name() + " at " + endpoint.url();
      case EndpointDeregistered endpoint -> withdrawn(endpoint);
    };
  }

  private static String dropped(ServiceLogTruncated log) {
    return String.format(Locale.ROOT, "%,d bytes of its middle are gone", log.droppedBytes());
  }

  private static String withdrawn(EndpointDeregistered endpoint) {
    String left = endpoint.owned() ? "" : " (another job offers it now)";
    return "offers " + endpoint.name() + " no more" + left;
  }

  private static String started(ServiceStarted started) {
    return "started on " + started.node() + again(started.launch());
  }

  private static String again(int launch) {
    return launch == 1 ? "" : " (launch " + launch + ")";
  }

  private static String taken(ServicePortTaken taken) {
    String then =
        taken.instead().map(" (its tasks meet at %d instead)"::formatted).orElse(" already");
    String waiting = String.join(", ", taken.waiting());
    return "finds its port %d taken%s".formatted(taken.port(), then)
        + (waiting.isEmpty() ? "" : "; waiting for it: " + waiting);
  }

  private static String notReady(ServiceReadinessFailed failed) {
    return "not ready after "
        + time(failed.elapsed())
        + kind(failed.probe())
        + ": "
        + reason(failed.reason())
        + failed.result().map(", last "::concat).orElse("");
  }

  private static String probed(ServiceProbed probed) {
    return "probe says after "
        + time(probed.elapsed())
        + kind(probed.probe())
        + ": "
        + probed.result();
  }

  private static String sick(ServiceUnhealthy sick) {
    return "unhealthy after %s (%s): %d failures in a row%s"
        .formatted(
            time(sick.elapsed()),
            sick.probe().word(),
            sick.failures(),
            sick.result().map(", last "::concat).orElse(""));
  }

  private static String hook(ServiceHookFinished hook) {
    String which = hook.hook().word() + " hook " + hook.number();
    return switch (hook.outcome()) {
      case SKIPPED -> which + " skipped: the scheduler stopped the service itself";
      case TIMED_OUT -> which + " ended after its time of " + time(hook.elapsed());
      case SUCCEEDED, FAILED, INTERRUPTED, UNKNOWN ->
          which
              + " "
              + hook.outcome().word()
              + " after "
              + time(hook.elapsed())
              + hook.result().map(": "::concat).orElse("");
    };
  }

  private static String exited(ServiceExited exited) {
    String success = exited.success().orElse(false) ? ", which is a success" : "";
    return "exited with " + code(exited.exitCode(), exited.signal()) + success;
  }

  private static String reason(ReadinessFailure why) {
    return switch (why) {
      case EXITED -> "it exited";
      case RETRIES -> "too many failures in a row";
      case DEADLINE, UNKNOWN -> why.word();
    };
  }

  private static String restart(ServiceRestartScheduled restart) {
    String count =
        restart
            .counted()
            .map(
                counted ->
                    "%d; %d of %d%s"
                        .formatted(
                            restart.restart(), counted, restart.maxRestarts(), window(restart)))
            .orElseGet(() -> restart.restart() + " of " + restart.maxRestarts());
    return "restarts in %s (restart %s)".formatted(time(restart.delay()), count);
  }

  private static String window(ServiceRestartScheduled restart) {
    return restart.window().map(window -> " within " + time(window)).orElse("");
  }

  private static String stopped(ServiceStopped stopped) {
    String how = stopped.forced() ? "killed after its grace period with " : "stopped with ";
    return how + code(stopped.exitCode(), stopped.signal());
  }

  private static String code(int exitCode, Optional<String> signal) {
    return "code " + exitCode + signal.map(" (%s)"::formatted).orElse("");
  }

  private static String kind(ProbeKind probe) {
    return " (" + probe.word() + ")";
  }

  private static String time(Duration span) {
    return String.format(Locale.ROOT, "%.1f s", span.toMillis() / 1000.0);
  }
}
