package dev.hpccompose.it.slurm;

import dev.hpccompose.it.process.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.stream.Stream;

/** The control groups that slurmd makes for its node and leaves behind (cgroup v1). */
final class ControlGroups {

  private static final Path MOUNTS = Path.of("/sys/fs/cgroup");
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private ControlGroups() {}

  static void remove(SlurmNode node) throws IOException {
    if (!Files.isDirectory(MOUNTS)) {
      return;
    }
    try (DirectoryStream<Path> controllers = Files.newDirectoryStream(MOUNTS)) {
      for (Path controller : controllers) {
        Path group = controller.resolve("slurm_" + node.name());
        Await.until("no process is left in " + group, LIMIT, () -> isRemoved(group));
      }
    }
  }

  /** A group cannot be removed before the kernel has let go of the last process in it. */
  private static boolean isRemoved(Path group) {
    if (!Files.isDirectory(group)) {
      return true;
    }
    try (Stream<Path> groups = Files.walk(group).filter(Files::isDirectory)) {
      for (Path each : groups.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
      return true;
    } catch (IOException | UncheckedIOException e) {
      return false;
    }
  }
}
