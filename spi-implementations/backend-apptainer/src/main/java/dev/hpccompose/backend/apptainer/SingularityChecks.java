package dev.hpccompose.backend.apptainer;

/** What can be wrong with Singularity. */
public final class SingularityChecks extends SifCheckProvider {

  /** Found as a service. */
  public SingularityChecks() {
    super(SifTool.SINGULARITY);
  }
}
