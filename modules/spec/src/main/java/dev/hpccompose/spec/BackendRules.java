package dev.hpccompose.spec;

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
    throw new UnsupportedOperationException(spec.file() + effective.word());
  }
}
