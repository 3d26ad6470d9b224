package dev.hpccompose.supervisor.model;

import dev.hpccompose.supervisor.Draft;
import dev.hpccompose.supervisor.Gate;
import dev.hpccompose.supervisor.Hook;
import java.util.Collections;
import java.util.List;

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

  Draft draft(int index) {
    Draft draft =
        Draft.of("s" + index, "true")
            .with("HC_POLICY", policy)
            .with("HC_MAX_RESTARTS", maxRestarts)
            .with("HC_BACKOFF", backoff)
            .with("HC_MAX_BACKOFF", maxBackoff)
            .with("HC_WINDOW", window)
            .with("HC_SUCCESS", success == 0 ? "" : success)
            .with("HC_GRACE", grace)
            .postStart(hooks(0))
            .preStop(hooks(1));
    for (String edge : dependencies()) {
      draft = waiting(draft, edge.split(":"));
    }
    return gate(draft);
  }

  private static Draft waiting(Draft draft, String... edge) {
    String other = "s" + edge[0];
    return switch (edge[1]) {
      case "started" -> draft.afterStart(other);
      case "healthy" -> draft.afterHealth(other);
      default -> draft.afterSuccess(other);
    };
  }

  private Draft gate(Draft draft) {
    return switch (probe) {
      case "none" -> draft;
      case "sleep" -> draft.ready(Gate.sleep(SLEEP).timeout(timeout));
      case "log" -> draft.ready(Gate.log("up").timeout(timeout));
      default -> {
        Gate asked = Gate.tcp("127.0.0.1", 1).every(100).attempt(1000).retries(3);
        yield draft.ready((liveness ? asked.watched(100) : asked).timeout(timeout));
      }
    };
  }

  private Hook[] hooks(int kind) {
    return Collections.nCopies(hooks.charAt(kind) - '0', Hook.of("true")).toArray(Hook[]::new);
  }
}
