package dev.hpccompose.it.containers;

import dev.hpccompose.backend.tck.LoopbackRegistry;
import dev.hpccompose.backend.tck.TestImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where the images of a site come from and go to, whatever runs them there.
 *
 * @param directory holds all but the cache
 * @param registry a registry on the loopback
 * @param cache the cache, which every node sees
 */
public record ImageSite(Path directory, LoopbackRegistry registry, Path cache)
    implements AutoCloseable {

  /** Starts everything in a new directory, whose name begins with {@code prefix}. */
  static ImageSite open(String prefix) {
    try {
      Path parent = Files.createDirectories(Path.of("target/it")).toAbsolutePath();
      Path directory = Files.createTempDirectory(parent, prefix);
      return new ImageSite(
          directory,
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
    return registry.push(TestImage.build(place(name), config), name);
  }

  /**
   * The directory of what was pushed, as an image.
   *
   * @param name repository and tag
   */
  public String layout(String name) {
    return new TestImage(place(name).resolve("layout")).source();
  }

  private Path place(String name) {
    return directory.resolve("image-" + name.replaceAll("[/:]", "-"));
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
