package dev.hpccompose.it.containers;

import dev.hpccompose.backend.tck.EnrootStandIn;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A machine that has one tool for containers, and a registry.
 *
 * @param images the registry and the cache
 * @param tool its name
 * @param environment in which the tool is found, and no other one
 * @param containers the names of all that it keeps now
 * @param after removes what lies elsewhere
 */
public record LocalSite(
    ImageSite images,
    String tool,
    Map<String, String> environment,
    Supplier<List<String>> containers,
    Runnable after)
    implements AutoCloseable {

  /** With the stand-in for Enroot. */
  public static LocalSite enroot() {
    ImageSite images = ImageSite.open("enroot");
    EnrootStandIn enroot = EnrootStandIn.in(images.directory().resolve("tool"));
    return new LocalSite(images, "enroot", enroot.environment(), enroot::containers, () -> {});
  }

  /** With the real Podman, which keeps everything below a directory of the test; or skips it. */
  public static LocalSite podman() {
    ImageSite images = ImageSite.open("podman");
    PodmanMachine podman = PodmanMachine.in(images);
    return new LocalSite(
        images, "podman", podman.environment(), podman::containers, podman::remove);
  }

  /** A directory for files of a test. */
  public Path directory() {
    return images.directory();
  }

  @Override
  public void close() {
    after.run();
    images.close();
  }
}
