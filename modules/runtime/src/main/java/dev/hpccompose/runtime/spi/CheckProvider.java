package dev.hpccompose.runtime.spi;

import java.util.List;

/**
 * Knows what can be wrong with a scheduler or a container backend; found by {@code ServiceLoader}.
 */
public interface CheckProvider {

  /** The name of the scheduler or backend, such as {@code slurm} or {@code pyxis}. */
  String name();

  /**
   * What is to be looked at. Looks at nothing itself.
   *
   * @param subject the job, or the site
   */
  List<Check> checks(CheckSubject subject);
}
