package dev.hpccompose.spec.internal.language;

import dev.hpccompose.spec.DiagnosticCode;
import dev.hpccompose.spec.FailurePolicySpec;
import dev.hpccompose.spec.Located;
import dev.hpccompose.spec.internal.shape.Reading;
import dev.hpccompose.spec.internal.shape.Text;
import dev.hpccompose.spec.internal.shape.ValueType;
import java.time.Duration;
import java.util.Optional;

/** {@code restart} of Compose, in the terms of a failure policy: S-207. */
final class RestartType {

  static final int MAX_RESTARTS = 3;
  static final Duration BACKOFF = Duration.ofSeconds(5);

  static final ValueType<Located<RestartType.Policy>> TYPE =
      Text.LINE.then("no, on-failure[:N], always or unless-stopped", RestartType::check);

  /**
   * A policy.
   *
   * @param written as it is written
   * @param becomes what it is called here
   * @param policy what it is
   */
  record Policy(String written, String becomes, FailurePolicySpec policy) {

    /** No restart at all. */
    static Policy never(String written) {
      return new Policy(written, "{mode: fail_job}", new FailurePolicySpec.FailJob());
    }

    /** Restarts after failures. */
    static Policy restarting(String written, int restarts, boolean onSuccess) {
      return restarting(
          written, new FailurePolicySpec.RestartOnFailure(restarts, BACKOFF), onSuccess);
    }

    /** Restarts after failures, with all that is said of them. */
    static Policy restarting(
        String written, FailurePolicySpec.RestartOnFailure policy, boolean onSuccess) {
      boolean windowed = !policy.window().isZero();
      return new Policy(
          written,
          "{mode: restart_on_failure, max_restarts: "
              + policy.maxRestarts()
              + (windowed ? ", window_seconds: " + policy.window().toSeconds() : "")
              + "}"
              + (onSuccess ? " # not after an exit with 0" : ""),
          policy);
    }
  }

  private static final String ON_FAILURE = "on-failure";

  private RestartType() {}

  private static Optional<Located<Policy>> check(Located<String> text, Reading in) {
    Optional<Policy> policy = parse(text.value());
    if (policy.isEmpty()) {
      in.findings()
          .add(
              DiagnosticCode.UNKNOWN_WORD,
              text.span(),
              in.what() + " cannot be '" + text.value() + "'",
              "give one of: no, on-failure, on-failure:3, always, unless-stopped; or use"
                  + " 'x-slurm.failure_policy'");
    }
    return policy.map(found -> new Located<>(found, text.span()));
  }

  private static Optional<Policy> parse(String text) {
    return switch (text) {
      case "no" -> Optional.of(Policy.never(text));
      case ON_FAILURE -> Optional.of(Policy.restarting(text, MAX_RESTARTS, false));
      case "always", "unless-stopped" -> Optional.of(Policy.restarting(text, MAX_RESTARTS, true));
      default -> counted(text);
    };
  }

  private static Optional<Policy> counted(String text) {
    return text.matches(ON_FAILURE + ":[1-9][0-9]{0,5}")
        ? Optional.of(
            Policy.restarting(
                text, Integer.parseInt(text.substring(ON_FAILURE.length() + 1)), false))
        : Optional.empty();
  }
}
