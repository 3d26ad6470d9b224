package dev.hpccompose.backend.apptainer;

import dev.hpccompose.images.spi.ImagePreparer;
import dev.hpccompose.images.spi.ImagePreparerProvider;
import java.util.Map;

/** Makes preparers that use one of the tools. */
abstract sealed class SifPreparerProvider implements ImagePreparerProvider
    permits ApptainerPreparerProvider, SingularityPreparerProvider {

  private final SifTool tool;

  SifPreparerProvider(SifTool tool) {
    this.tool = tool;
  }

  @Override
  public String name() {
    return tool.program();
  }

  @Override
  public ImagePreparer preparer(Map<String, String> environment) {
    return new SifPreparer(tool, environment);
  }
}
