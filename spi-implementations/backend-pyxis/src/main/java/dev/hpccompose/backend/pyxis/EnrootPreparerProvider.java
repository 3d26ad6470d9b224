package dev.hpccompose.backend.pyxis;

import dev.hpccompose.images.spi.ImagePreparer;
import dev.hpccompose.images.spi.ImagePreparerProvider;
import java.util.Map;

/** Makes preparers that use Enroot. */
public final class EnrootPreparerProvider implements ImagePreparerProvider {

  @Override
  public String name() {
    return "pyxis";
  }

  @Override
  public ImagePreparer preparer(Map<String, String> environment) {
    return new EnrootPreparer(environment);
  }
}
