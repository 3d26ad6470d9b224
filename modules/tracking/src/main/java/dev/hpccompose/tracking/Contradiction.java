package dev.hpccompose.tracking;

import dev.hpccompose.events.EventId;
import dev.hpccompose.events.Outcome;
import java.util.Locale;

/** Two words of one history that cannot both be true. */
public sealed interface Contradiction {

  /** The event that does not fit. */
  EventId event();

  /** The kind, stable for scripts, such as {@code scheduler_disagrees}. */
  String code();

  /** What does not fit to what, in the words of the events. */
  String evidence();

  /**
   * The scheduler saw another end than the supervisor.
   *
   * @param state the scheduler's word
   * @param outcome the end as the supervisor has it
   */
  record SchedulerDisagrees(EventId event, String state, Outcome outcome) implements Contradiction {

    @Override
    public String code() {
      return "scheduler_disagrees";
    }

    @Override
    public String evidence() {
      return "scheduler.observed " + state + ", attempt.finished " + lower(outcome);
    }
  }

  /**
   * The service that decided the outcome ended in another way than the attempt.
   *
   * @param exitCode that of the attempt
   * @param service the service
   * @param serviceExitCode that of the service
   */
  record ExitCodeDiffers(EventId event, int exitCode, String service, int serviceExitCode)
      implements Contradiction {

    @Override
    public String code() {
      return "exit_code_differs";
    }

    @Override
    public String evidence() {
      return "attempt.finished " + exitCode + ", service.exited " + service + " " + serviceExitCode;
    }
  }

  /**
   * An attempt ended twice.
   *
   * @param first the end that counts
   */
  record SecondEnd(EventId event, EventId first) implements Contradiction {

    @Override
    public String code() {
      return "second_end";
    }

    @Override
    public String evidence() {
      return "attempt.finished " + first;
    }
  }

  /**
   * The supervisor wrote on after the end of its attempt.
   *
   * @param end that end
   */
  record EventAfterEnd(EventId event, EventId end) implements Contradiction {

    @Override
    public String code() {
      return "event_after_end";
    }

    @Override
    public String evidence() {
      return "attempt.finished " + end;
    }
  }

  /**
   * A service exited that nobody had launched.
   *
   * @param service the service
   * @param launch the launch
   */
  record ExitWithoutStart(EventId event, String service, int launch) implements Contradiction {

    @Override
    public String code() {
      return "exit_without_start";
    }

    @Override
    public String evidence() {
      return "service.exited " + service + " " + launch;
    }
  }

  private static String lower(Outcome outcome) {
    return outcome.name().toLowerCase(Locale.ROOT);
  }
}
