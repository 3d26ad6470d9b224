package dev.hpccompose.backend.apptainer;

/** Launches services as containers of Singularity. */
public final class SingularityLauncher extends SifLauncher {

  /** Found as a service. */
  public SingularityLauncher() {
    super(SifTool.SINGULARITY);
  }
}
