package dev.hpccompose.plan;

import dev.hpccompose.spec.Diagnostic;
import java.util.List;
import java.util.Optional;

/**
 * What became of planning a spec.
 *
 * @param plan the plan; present exactly when no diagnostic is an error
 * @param diagnostics the findings, ordered by place
 */
public record PlanResult(Optional<Plan> plan, List<Diagnostic> diagnostics) {

  public PlanResult {
    diagnostics = List.copyOf(diagnostics);
  }
}
