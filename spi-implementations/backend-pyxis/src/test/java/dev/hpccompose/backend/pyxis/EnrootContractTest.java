package dev.hpccompose.backend.pyxis;

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
import java.util.stream.Stream;

/** Without Pyxis; {@code EnrootLocalIT} runs real images. */
class EnrootContractTest extends LauncherContract {

  @Override
  protected LauncherFixture fixture() {
    return new StandIn();
  }

  private record StandIn() implements LauncherFixture {
    @Override
    public ContainerLauncher launcher() {
      return new EnrootLauncher();
    }

    @Override
    public List<String> container(Path directory) {
      return List.of();
    }

    /** Nothing that ran before is there any more, and the service can be joined. */
    @Override
    public String path(Path directory) {
      Path program = directory.resolve("enroot");
      try (InputStream in = EnrootContractTest.class.getResourceAsStream("enroot-alone.sh")) {
        Files.write(program, Objects.requireNonNull(in).readAllBytes());
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        empty(Files.createDirectories(directory.resolve("data")));
        String process = ProcessHandle.current().pid() + "\n";
        Files.writeString(directory.resolve(".process-service"), process);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return directory + ":" + System.getenv("PATH");
    }

    private static void empty(Path directory) throws IOException {
      try (Stream<Path> containers = Files.list(directory)) {
        for (Path container : containers.toList()) {
          Files.delete(container);
        }
      }
    }
  }
}
