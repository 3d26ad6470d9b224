package dev.hpccompose.it.containers;

import dev.hpccompose.backend.tck.EnrootStandIn;
import dev.hpccompose.backend.tck.LoopbackRegistry;
import dev.hpccompose.backend.tck.PyxisStandIn;
import dev.hpccompose.backend.tck.TestImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A site that has containers: a registry on the loopback, Enroot where users log in, Pyxis on the
 * nodes, and a cache that all of them see.
 *
 * @param directory holds all but the cache
 * @param enroot where users log in
 * @param pyxis on the nodes
 * @param registry the registry
 * @param cache the cache
 */
public record ContainerSite(
    Path directory, EnrootStandIn enroot, PyxisStandIn pyxis, LoopbackRegistry registry, Path cache)
    implements AutoCloseable {

  /** Installs and starts everything in a new directory. */
  public static ContainerSite open() {
    try {
      Path parent = Files.createDirectories(Path.of("target/it")).toAbsolutePath();
      Path directory = Files.createTempDirectory(parent, "site");
      return new ContainerSite(
          directory,
          EnrootStandIn.in(directory.resolve("login")),
          PyxisStandIn.in(directory.resolve("pyxis")),
          LoopbackRegistry.in(directory.resolve("registry")),
          // the checkout may lie below /tmp, which no image may be kept in
          Files.createTempDirectory(Path.of(System.getProperty("user.home")), ".hpc-compose-it"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Fills the registry.
   *
   * @param name repository and tag
   * @param config options of {@code umoci config}
   * @return the reference of the image
   */
  public String push(String name, String... config) {
    Path place = directory.resolve("image-" + name.replaceAll("[/:]", "-"));
    return registry.push(TestImage.build(place, config), name);
  }

  /** What users of the site have in their environment. */
  public Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>(enroot.environment());
    environment.putAll(pyxis.environment());
    return environment;
  }

  @Override
  public void close() {
    registry.close();
    try (Stream<Path> tree = Files.walk(cache)) {
      List<Path> deepestFirst = tree.sorted(Comparator.reverseOrder()).toList();
      for (Path each : deepestFirst) {
        Files.delete(each);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
