package dev.hpccompose.cli.internal.command;

import dev.hpccompose.cli.internal.console.CliFailure;
import dev.hpccompose.plan.Plan;
import dev.hpccompose.plan.ServicePlan;
import dev.hpccompose.tracking.Milestone;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** How far {@code up} goes along with its job. */
final class WaitOptions {

  /** What {@code --wait} waits for. */
  enum Condition {
    /** All services were launched. */
    started,
    /** All services are ready. */
    healthy,
    /** The job has ended. */
    completed;

    /** What its services have to come to; nothing but the end of the job when empty. */
    Optional<Milestone> milestone() {
      return switch (this) {
        case started -> Optional.of(Milestone.STARTED);
        case healthy -> Optional.of(Milestone.HEALTHY);
        case completed -> Optional.empty();
      };
    }
  }

  private final Flag detach =
      Flag.of(4, "Submit the job and return, like 'submit'.", "-d", "--detach");
  private final Option<Condition> wait =
      Option.of(
          Condition.class,
          OptionSpec.builder("--wait")
              .order(5)
              .paramLabel("started|healthy|completed")
              .arity("0..1")
              .fallbackValue(Condition.healthy.name())
              .description(
                  "Return as soon as all services were started, are healthy (the default), or the"
                      + " job has ended; show no logs."));
  private final Option<String> timeout =
      Option.of(
          String.class,
          "DURATION",
          6,
          "How long --wait waits, such as 10m; the job continues after that.",
          "--timeout",
          "--wait-timeout");
  private final Flag abort =
      Flag.of(
          7,
          "End the job when one of its services has ended.",
          "--abort-on-exit",
          "--abort-on-container-exit");
  private final Option<String> codeFrom =
      Option.of(
          String.class,
          "SERVICE",
          8,
          "Exit with the code of this service; implies --abort-on-exit.",
          "--exit-code-from");

  void declare(CommandSpec command) {
    Argument.declare(command, detach, wait, timeout, abort, codeFrom);
  }

  /** Makes sure that they fit together, and to the plan. */
  void check(Plan plan) {
    if (aborts() && (detach.isSet() || condition().isPresent())) {
      throw CliFailure.usage(
          "--abort-on-exit and --exit-code-from watch the job to its end",
          "leave out " + (detach.isSet() ? "--detach" : "--wait"));
    }
    if (timeout.given().isPresent() && condition().isEmpty()) {
      throw CliFailure.usage(
          "--timeout says how long --wait waits", "add --wait, or leave out --timeout");
    }
    patience();
    codeFrom().ifPresent(name -> requireService(plan, name));
  }

  private static void requireService(Plan plan, String name) {
    List<String> known = plan.services().stream().map(ServicePlan::name).toList();
    if (!known.contains(name)) {
      throw CliFailure.usage(
          "--exit-code-from names no service of the spec: '" + name + "'",
          Spelling.hint(name, known, "its services are " + String.join(", ", known)));
    }
  }

  /** Whether nobody looks on. */
  boolean detached() {
    return detach.isSet() && condition().isEmpty();
  }

  Optional<Condition> condition() {
    return wait.given();
  }

  Optional<Duration> patience() {
    return TimeSpan.of(timeout);
  }

  boolean aborts() {
    return abort.isSet() || codeFrom().isPresent();
  }

  Optional<String> codeFrom() {
    return codeFrom.given();
  }
}
