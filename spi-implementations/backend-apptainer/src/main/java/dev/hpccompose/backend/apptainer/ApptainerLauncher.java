package dev.hpccompose.backend.apptainer;

/** Launches services as containers of Apptainer. */
public final class ApptainerLauncher extends SifLauncher {

  /** Found as a service. */
  public ApptainerLauncher() {
    super(SifTool.APPTAINER);
  }
}
