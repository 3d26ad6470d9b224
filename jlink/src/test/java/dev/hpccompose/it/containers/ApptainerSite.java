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
import org.junit.jupiter.api.Assumptions;

/**
 * A machine with the real Apptainer: the root directory of Debian's sid, which {@code
 * src/test/versions/enter} makes. There is a registry on the loopback, and a cache.
 *
 * @param directory holds all but the cache
 * @param registry the registry
 * @param cache the cache
 */
public record ApptainerSite(Path directory, LoopbackRegistry registry, Path cache)
    implements AutoCloseable {

  private static final String WHERE =
      "there is no Apptainer here: 'jlink/src/test/versions/enter sid true' makes a root directory"
          + " with one, for root and with debootstrap";

  /** Skips a test where there is no Apptainer; in CI that is a failure. */
  public static void require() {
    if (Files.isExecutable(Path.of("/usr/bin/apptainer"))) {
      return;
    }
    if ("true".equals(System.getenv("CI"))) {
      throw new AssertionError(WHERE);
    }
    Assumptions.abort(WHERE);
  }

  /** Starts everything in a new directory, or skips the test. */
  public static ApptainerSite open() {
    require();
    try {
      Path parent = Files.createDirectories(Path.of("target/it")).toAbsolutePath();
      Path directory = Files.createTempDirectory(parent, "sif");
      return new ApptainerSite(
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
    Path place = directory.resolve("image-" + name.replaceAll("[/:]", "-"));
    return registry.push(TestImage.build(place, config), name);
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
