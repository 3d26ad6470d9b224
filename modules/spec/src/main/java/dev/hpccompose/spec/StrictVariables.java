package dev.hpccompose.spec;

import java.util.List;
import java.util.Optional;

/** What {@code --strict-env} adds: a spec that relies on nothing but variables that are set. */
public final class StrictVariables {

  private StrictVariables() {}

  /**
   * One finding for each reference to a variable that is not set and that only a default, or
   * emptiness, replaced.
   */
  public static List<Diagnostic> check(SpecResult result) {
    return result.variables().stream()
        .filter(use -> use.how() == VariableUse.How.DEFAULTED || use.how() == VariableUse.How.UNSET)
        .map(StrictVariables::finding)
        .toList();
  }

  private static Diagnostic finding(VariableUse use) {
    return new Diagnostic(
        DiagnosticCode.DEFAULTED_VARIABLE,
        use.span(),
        "the variable '"
            + use.name()
            + "' is not set, and "
            + (use.how() == VariableUse.How.DEFAULTED ? "its default" : "nothing")
            + " takes its place",
        Optional.of("set it, or add it to .env"));
  }
}
