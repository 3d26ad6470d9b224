package dev.hpccompose.backend.podman;

import dev.hpccompose.backend.tck.LauncherContract;
import dev.hpccompose.backend.tck.LauncherFixture;
import dev.hpccompose.render.spi.ContainerLauncher;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;

/** With a stand-in; {@code PodmanLocalIT} runs the real one. */
class PodmanContractTest extends LauncherContract {

  @Override
  protected LauncherFixture fixture() {
    return new StandIn();
  }

  private record StandIn() implements LauncherFixture {
    @Override
    public ContainerLauncher launcher() {
      return new PodmanLauncher();
    }

    @Override
    public List<String> container(Path directory) {
      return List.of();
    }

    @Override
    public String path(Path directory) {
      Path program = directory.resolve("podman");
      try (InputStream in = PodmanContractTest.class.getResourceAsStream("podman.sh")) {
        Files.write(program, Objects.requireNonNull(in).readAllBytes());
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return directory + ":" + System.getenv("PATH");
    }
  }
}
