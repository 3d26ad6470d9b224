package dev.hpccompose.backend.apptainer;

/** Makes preparers that use Singularity. */
public final class SingularityPreparerProvider extends SifPreparerProvider {

  /** Found as a service. */
  public SingularityPreparerProvider() {
    super(SifTool.SINGULARITY);
  }
}
