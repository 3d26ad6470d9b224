package dev.hpccompose.render;

import java.nio.file.Path;

/**
 * Which run a script belongs to. It is fixed before the scheduler is asked, so that a job can be
 * found again by it whatever happens to the process that submitted it.
 *
 * @param runId names the run for ever; ASCII letters, digits and {@code -}
 * @param root absolute path of the {@code .hpc-compose} directory that holds the run
 */
public record RunIdentity(String runId, Path root) {

  /** Refuses an id that could not be a file name, and a relative root. */
  public RunIdentity {
    if (!runId.matches("[A-Za-z0-9-]{1,64}")) {
      throw new IllegalArgumentException("not a run id: " + runId);
    }
    if (!root.isAbsolute()) {
      throw new IllegalArgumentException("not absolute: " + root);
    }
  }
}
