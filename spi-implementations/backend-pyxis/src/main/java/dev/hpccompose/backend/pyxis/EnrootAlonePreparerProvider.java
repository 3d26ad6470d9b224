package dev.hpccompose.backend.pyxis;

import dev.hpccompose.images.spi.ImagePreparer;
import dev.hpccompose.images.spi.ImagePreparerProvider;
import java.util.Map;

/** Makes preparers for Enroot without Pyxis: the images are the same. */
public final class EnrootAlonePreparerProvider implements ImagePreparerProvider {

  @Override
  public String name() {
    return "enroot";
  }

  @Override
  public ImagePreparer preparer(Map<String, String> environment) {
    return new EnrootPreparer(environment);
  }
}
