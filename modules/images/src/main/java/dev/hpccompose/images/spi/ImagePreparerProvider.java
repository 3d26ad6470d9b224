package dev.hpccompose.images.spi;

import java.util.Map;

/** Makes what prepares the images of one container backend; found as a service. */
public interface ImagePreparerProvider {

  /** The name of the backend, such as {@code pyxis}; unique among providers. */
  String name();

  /**
   * A preparer whose tools run in {@code environment}. Starts nothing and looks at nothing yet.
   *
   * @param environment all of the environment, PATH included
   */
  ImagePreparer preparer(Map<String, String> environment);
}
