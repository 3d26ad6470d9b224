package dev.hpccompose.it.containers;

import dev.hpccompose.it.process.Command;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/**
 * The real Podman with storage and locks of its own, set up for machines whose container tools are
 * few: runc, no overlay, no systemd.
 *
 * @param directory holds its configuration and its images
 * @param run holds what runs: a short path, since there are sockets below it
 */
record PodmanMachine(Path directory, Path run) {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  static PodmanMachine in(ImageSite images) {
    require(images);
    Path directory = images.directory().resolve("podman");
    try {
      Files.createDirectories(directory);
      Path run = Files.createTempDirectory("podman");
      Files.writeString(directory.resolve("containers.conf"), engine(run));
      Files.writeString(
          directory.resolve("storage.conf"), storage(directory.resolve("storage"), run));
      Files.writeString(
          directory.resolve("registries.conf"), registry(images.registry().address()));
      return new PodmanMachine(directory, run);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String engine(Path run) {
    return """
    [containers]
    default_ulimits = []
    [engine]
    runtime = "runc"
    cgroup_manager = "cgroupfs"
    events_logger = "file"
    lock_type = "file"
    tmp_dir = "%s"
    """
        .formatted(run);
  }

  private static String storage(Path kept, Path run) {
    return """
    [storage]
    driver = "vfs"
    graphroot = "%s"
    runroot = "%s"
    """
        .formatted(kept, run);
  }

  private static String registry(String address) {
    return """
    [[registry]]
    location = "%s"
    insecure = true
    """
        .formatted(address);
  }

  private static void require(ImageSite images) {
    boolean root = "root".equals(System.getProperty("user.name"));
    List<String> tools = List.of("/usr/bin/podman", "/usr/sbin/runc");
    if (root && tools.stream().map(Path::of).allMatch(Files::isExecutable)) {
      return;
    }
    images.close();
    String words = "needs root, podman and runc; '.ci/run' installs them";
    if ("true".equals(System.getenv("CI"))) {
      throw new AssertionError(words);
    }
    Assumptions.abort(words);
  }

  /** Other tools for containers are not found, wherever they are. */
  Map<String, String> environment() {
    return Map.of(
        "CONTAINERS_CONF",
        file("containers.conf"),
        "CONTAINERS_STORAGE_CONF",
        file("storage.conf"),
        "CONTAINERS_REGISTRIES_CONF",
        file("registries.conf"),
        "HPC_COMPOSE_ENROOT_BIN",
        "/nowhere",
        "HPC_COMPOSE_APPTAINER_BIN",
        "/nowhere",
        "HPC_COMPOSE_SINGULARITY_BIN",
        "/nowhere");
  }

  void remove() {
    List<String> argv = List.of("rm", "-rf", "--one-file-system", run.toString());
    new Command(argv, directory, Map.of()).run(LIMIT);
  }

  private String file(String name) {
    return directory.resolve(name).toString();
  }

  /** The names of all containers. */
  List<String> containers() {
    List<String> argv = List.of("podman", "ps", "--all", "--format", "{{.Names}}");
    return new Command(argv, directory, environment())
        .run(LIMIT)
        .expect(0)
        .stdout()
        .lines()
        .toList();
  }
}
