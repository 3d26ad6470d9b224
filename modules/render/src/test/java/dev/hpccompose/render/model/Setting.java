package dev.hpccompose.render.model;

import dev.hpccompose.plan.ContainerOptions;
import dev.hpccompose.plan.Dependency;
import dev.hpccompose.plan.FailurePolicy;
import dev.hpccompose.plan.Hook;
import dev.hpccompose.plan.Invocation;
import dev.hpccompose.plan.Lifecycle;
import dev.hpccompose.plan.Readiness;
import dev.hpccompose.plan.Readiness.Pace;
import dev.hpccompose.plan.Readiness.Probe;
import dev.hpccompose.plan.ServicePlan;
import dev.hpccompose.plan.Step;
import dev.hpccompose.plan.Stop;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A service of a schedule. Times are milliseconds.
 *
 * @param policy {@code fail_job}, {@code ignore} or {@code restart_on_failure}
 * @param success an exit code beside 0 that is no failure; 0 for none
 * @param hooks how many post_start and pre_stop hooks there are, such as {@code 20}
 * @param probe {@code none}, {@code sleep}, {@code log} or {@code tcp}
 * @param matches whether the log holds what a log probe looks for when the process ends
 * @param waits for which services it waits, such as {@code 0:started,1:healthy}, or {@code -}
 */
record Setting(
    String policy,
    int maxRestarts,
    int backoff,
    int maxBackoff,
    int window,
    int success,
    String hooks,
    String probe,
    int timeout,
    boolean liveness,
    boolean matches,
    int grace,
    String waits) {

  static final Setting PLAIN =
      new Setting("fail_job", 0, 0, 0, 0, 0, "00", "none", 0, false, false, 1000, "-");

  static final int SLEEP = 700;

  boolean hasPostStart() {
    return hooks.charAt(0) != '0';
  }

  boolean hasPreStop() {
    return hooks.charAt(1) != '0';
  }

  /** Whether a child asks. */
  boolean isProbed() {
    return probe.equals("tcp") || probe.equals("log");
  }

  boolean isSuccess(int code) {
    return code == 0 || code == success;
  }

  List<String> dependencies() {
    return waits.equals("-") ? List.of() : List.of(waits.split(","));
  }

  String text() {
    return "service %s %d %d %d %d %d %s %s %d %b %b %d %s"
        .formatted(
            policy,
            maxRestarts,
            backoff,
            maxBackoff,
            window,
            success,
            hooks,
            probe,
            timeout,
            liveness,
            matches,
            grace,
            waits);
  }

  static Setting parse(String line) {
    String[] words = line.split(" ");
    return new Setting(
        words[1],
        Integer.parseInt(words[2]),
        Integer.parseInt(words[3]),
        Integer.parseInt(words[4]),
        Integer.parseInt(words[5]),
        Integer.parseInt(words[6]),
        words[7],
        words[8],
        Integer.parseInt(words[9]),
        Boolean.parseBoolean(words[10]),
        Boolean.parseBoolean(words[11]),
        Integer.parseInt(words[12]),
        words[13]);
  }

  ServicePlan plan(int index) {
    return new ServicePlan(
        "s" + index,
        "s" + index,
        Optional.empty(),
        new Invocation.Command(List.of("true")),
        Map.of(),
        List.of(),
        Optional.empty(),
        dependencies().stream().map(Setting::dependency).toList(),
        readiness(),
        failurePolicy(),
        new Step(Step.Placement.PRIMARY_NODE, 1, 1, OptionalInt.empty(), 1),
        Stop.within(Duration.ofMillis(grace)),
        ContainerOptions.none(),
        Optional.empty(),
        Optional.empty(),
        new Lifecycle(hooks(0), hooks(1), success == 0 ? List.of() : List.of(success)));
  }

  private static Dependency dependency(String text) {
    String[] parts = text.split(":");
    return new Dependency(
        "s" + parts[0], Dependency.Condition.valueOf(parts[1].toUpperCase(Locale.ROOT)));
  }

  private Optional<Readiness> readiness() {
    Pace pace =
        new Pace(
            Duration.ofMillis(100),
            Duration.ofSeconds(1),
            OptionalInt.of(3),
            Duration.ZERO,
            Duration.ZERO,
            liveness);
    return switch (probe) {
      case "none" -> Optional.empty();
      case "sleep" -> gate(new Probe.Sleep(Duration.ofMillis(SLEEP)), Pace.own());
      case "log" -> gate(new Probe.Log("up"), Pace.own());
      default -> gate(new Probe.Tcp("127.0.0.1", 1), pace);
    };
  }

  private Optional<Readiness> gate(Probe asked, Pace pace) {
    return Optional.of(new Readiness(asked, Duration.ofMillis(timeout), pace));
  }

  private FailurePolicy failurePolicy() {
    return switch (policy) {
      case "fail_job" -> new FailurePolicy.FailJob();
      case "ignore" -> new FailurePolicy.Ignore();
      default ->
          new FailurePolicy.RestartOnFailure(
              maxRestarts,
              Duration.ofMillis(backoff),
              Duration.ofMillis(maxBackoff),
              Duration.ofMillis(window));
    };
  }

  private List<Hook> hooks(int kind) {
    Hook hook = new Hook(List.of("true"), Map.of(), Optional.empty(), Duration.ofSeconds(5));
    return Collections.nCopies(hooks.charAt(kind) - '0', hook);
  }
}
