package dev.hpccompose.backend.apptainer;

/** Makes preparers that use Apptainer. */
public final class ApptainerPreparerProvider extends SifPreparerProvider {

  /** Found as a service. */
  public ApptainerPreparerProvider() {
    super(SifTool.APPTAINER);
  }
}
