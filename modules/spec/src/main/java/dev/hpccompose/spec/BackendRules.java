package dev.hpccompose.spec;

import dev.hpccompose.spec.internal.check.BackendCheck;
import dev.hpccompose.spec.internal.shape.Findings;
import java.util.List;

/** What a backend demands from the services that it launches. */
public final class BackendRules {

  private BackendRules() {}

  /**
   * Checks a spec against the backend that will really launch it.
   *
   * @param spec a spec
   * @param effective the backend of the spec, or the one that replaces it
   * @return the findings, in the order of the file
   */
  public static List<Diagnostic> check(ComposeSpec spec, Backend effective) {
    Findings findings = new Findings();
    new BackendCheck(effective).check(spec, findings);
    return findings.ordered();
  }
}
