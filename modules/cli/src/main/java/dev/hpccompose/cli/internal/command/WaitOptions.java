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

  private final OptionSpec detach =
      Options.flag(4, "Submit the job and return, like 'submit'.", "-d", "--detach");
  private final OptionSpec wait =
      OptionSpec.builder("--wait")
          .order(5)
          .type(Condition.class)
          .paramLabel("started|healthy|completed")
          .arity("0..1")
          .fallbackValue(Condition.healthy.name())
          .description(
              "Return as soon as all services were started, are healthy (the default), or the job"
                  + " has ended; show no logs.")
          .build();
  private final OptionSpec timeout =
      Options.value(
          String.class,
          "DURATION",
          6,
          "How long --wait waits, such as 10m; the job continues after that.",
          "--timeout",
          "--wait-timeout");
  private final OptionSpec abort =
      Options.flag(
          7,
          "End the job when one of its services has ended.",
          "--abort-on-exit",
          "--abort-on-container-exit");
  private final OptionSpec codeFrom =
      Options.value(
          String.class,
          "SERVICE",
          8,
          "Exit with the code of this service; implies --abort-on-exit.",
          "--exit-code-from");

  void declare(CommandSpec command) {
    List.of(detach, wait, timeout, abort, codeFrom).forEach(command::addOption);
  }

  /** Makes sure that they fit together, and to the plan. */
  void check(Plan plan) {
    if (aborts() && (Options.isSet(detach) || condition().isPresent())) {
      throw CliFailure.usage(
          "--abort-on-exit and --exit-code-from watch the job to its end",
          "leave out " + (Options.isSet(detach) ? "--detach" : "--wait"));
    }
    if (timeout.getValue() != null && condition().isEmpty()) {
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
    return Options.isSet(detach) && condition().isEmpty();
  }

  Optional<Condition> condition() {
    return Optional.ofNullable(wait.getValue());
  }

  Optional<Duration> patience() {
    return TimeSpan.of(timeout);
  }

  boolean aborts() {
    return Options.isSet(abort) || codeFrom().isPresent();
  }

  Optional<String> codeFrom() {
    return Optional.ofNullable(codeFrom.getValue());
  }
}
