package dev.hpccompose.spec;

/**
 * One entry of {@code depends_on}.
 *
 * @param service name of the service waited for
 * @param condition what must have happened to it
 * @param required {@code required}: whether it must be there; true when the spec is silent
 */
public record DependencySpec(Located<String> service, Condition condition, boolean required) {

  /** The words of {@code condition}. */
  public enum Condition {
    /** Its process was launched. */
    STARTED("service_started"),
    /** Its readiness probe succeeded. */
    HEALTHY("service_healthy"),
    /** It ended with exit code 0. */
    COMPLETED("service_completed_successfully");

    private final String word;

    Condition(String word) {
      this.word = word;
    }

    /** The word that a spec uses. */
    public String word() {
      return word;
    }
  }
}
