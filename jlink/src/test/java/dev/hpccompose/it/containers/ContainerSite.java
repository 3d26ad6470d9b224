package dev.hpccompose.it.containers;

import dev.hpccompose.backend.tck.EnrootStandIn;
import dev.hpccompose.backend.tck.PyxisStandIn;
import java.util.HashMap;
import java.util.Map;

/**
 * A site that has containers: Enroot where users log in, Pyxis on the nodes, and their images.
 *
 * @param images the registry, and the cache that all of them see
 * @param enroot where users log in
 * @param pyxis on the nodes
 */
public record ContainerSite(ImageSite images, EnrootStandIn enroot, PyxisStandIn pyxis)
    implements AutoCloseable {

  /** Installs and starts everything in a new directory. */
  public static ContainerSite open() {
    ImageSite images = ImageSite.open("site");
    return new ContainerSite(
        images,
        EnrootStandIn.in(images.directory().resolve("login")),
        PyxisStandIn.in(images.directory().resolve("pyxis")));
  }

  /** What users of the site have in their environment. */
  public Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>(enroot.environment());
    environment.putAll(pyxis.environment());
    return environment;
  }

  @Override
  public void close() {
    images.close();
  }
}
