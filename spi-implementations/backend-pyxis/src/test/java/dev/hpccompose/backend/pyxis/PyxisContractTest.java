package dev.hpccompose.backend.pyxis;

import dev.hpccompose.backend.tck.LauncherContract;
import dev.hpccompose.backend.tck.LauncherFixture;
import dev.hpccompose.render.spi.ContainerLauncher;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

class PyxisContractTest extends LauncherContract {

  @Override
  protected LauncherFixture fixture() {
    return new StandIn();
  }

  private record StandIn() implements LauncherFixture {
    @Override
    public ContainerLauncher launcher() {
      return new PyxisLauncher();
    }

    @Override
    public List<String> container(Path directory) {
      Path script = directory.resolve("container.sh");
      try (InputStream in = PyxisContractTest.class.getResourceAsStream("container.sh")) {
        Files.write(script, Objects.requireNonNull(in).readAllBytes());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return List.of("/bin/bash", script.toString());
    }
  }
}
