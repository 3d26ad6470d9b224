package dev.hpccompose.images;

import dev.hpccompose.images.spi.ImagePreparer;
import dev.hpccompose.images.spi.ImagePreparerProvider;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;

/** What prepares images, of the container backends that are installed. */
public final class ImagePreparers {

  private ImagePreparers() {}

  /**
   * What prepares the images of a container backend; empty where a backend has no images.
   *
   * @param name such as {@code pyxis}
   * @param environment the environment for its tools
   */
  public static Optional<ImagePreparer> named(String name, Map<String, String> environment) {
    return ServiceLoader.load(ImagePreparerProvider.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(provider -> provider.name().equals(name))
        .findFirst()
        .map(provider -> provider.preparer(environment));
  }
}
