package dev.hpccompose.plan;

/**
 * An edge of the start graph.
 *
 * @param service name of the service waited for
 * @param condition what must have happened to it
 */
public record Dependency(String service, Condition condition) {

  /** The conditions of Compose that the supervisor knows. */
  public enum Condition {
    /** Its process was launched. */
    STARTED("service_started"),
    /** Its readiness probe succeeded. */
    HEALTHY("service_healthy"),
    /** It ended with exit code 0. */
    COMPLETED("service_completed_successfully");

    private final String composeName;

    Condition(String composeName) {
      this.composeName = composeName;
    }

    /** The word that a spec uses. */
    public String composeName() {
      return composeName;
    }
  }
}
