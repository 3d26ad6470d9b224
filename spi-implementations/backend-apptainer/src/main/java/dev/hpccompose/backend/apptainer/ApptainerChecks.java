package dev.hpccompose.backend.apptainer;

/** What can be wrong with Apptainer. */
public final class ApptainerChecks extends SifCheckProvider {

  /** Found as a service. */
  public ApptainerChecks() {
    super(SifTool.APPTAINER);
  }
}
