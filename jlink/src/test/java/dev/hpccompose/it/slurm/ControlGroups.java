package dev.hpccompose.it.slurm;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** The control groups that slurmd makes for its node and leaves behind (cgroup v1). */
final class ControlGroups {

  private static final Path MOUNTS = Path.of("/sys/fs/cgroup");

  private ControlGroups() {}

  static void remove(SlurmNode node) throws IOException {
    if (!Files.isDirectory(MOUNTS)) {
      return;
    }
    try (DirectoryStream<Path> controllers = Files.newDirectoryStream(MOUNTS)) {
      for (Path controller : controllers) {
        removeTree(controller.resolve("slurm_" + node.name()));
      }
    }
  }

  private static void removeTree(Path group) throws IOException {
    if (!Files.isDirectory(group)) {
      return;
    }
    try (Stream<Path> groups = Files.walk(group).filter(Files::isDirectory)) {
      for (Path each : groups.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }
}
