package dev.hpccompose.backend.tck;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A strict stand-in for the plug-in Pyxis on a cluster with a real Slurm, whose nodes keep their
 * containers apart. What it takes and refuses is told in {@code srun.sh} and {@code pyxis-task.sh}.
 *
 * @param directory holds the programs and all that they keep
 */
public record PyxisStandIn(Path directory) {

  /** Installs it into a directory, which is made. */
  public static PyxisStandIn in(Path directory) {
    ContainerTools.requireForStandIns();
    try {
      Files.createDirectories(directory);
      for (String program : List.of("srun", "pyxis-task", "pyxis-epilog", "enroot")) {
        install(program, directory);
      }
      Files.writeString(directory.resolve("enroot.conf"), configuration(directory));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new PyxisStandIn(directory);
  }

  /** Each node keeps its own; on a cluster that is one machine its name tells them apart. */
  private static String configuration(Path directory) {
    StringBuilder text = new StringBuilder();
    for (String kept : List.of("data", "cache", "temp")) {
      text.append(
          ": \"${ENROOT_%s_PATH:=%s/nodes/${SLURMD_NODENAME-login}/%s}\"\n"
              .formatted(kept.toUpperCase(Locale.ROOT), directory, kept));
    }
    return text.toString();
  }

  private static void install(String program, Path directory) throws IOException {
    try (InputStream script = PyxisStandIn.class.getResourceAsStream(program + ".sh")) {
      Path file = directory.resolve(program);
      Files.write(file, Objects.requireNonNull(script, program).readAllBytes());
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }

  /** The environment in which its {@code srun} is found before the real one. */
  public Map<String, String> environment() {
    return Map.of("PATH", directory + ":" + System.getenv("PATH"));
  }

  /** The root file systems that are on its nodes, by name, each as often as it is there. */
  public List<String> containers() {
    return on("data");
  }

  /** The containers that run on its nodes. */
  public List<String> running() {
    return on("running");
  }

  private List<String> on(String kept) {
    try (Stream<Path> nodes = Files.list(Files.createDirectories(directory.resolve("nodes")))) {
      return nodes
          .map(node -> node.resolve(kept).toFile().list())
          .filter(Objects::nonNull)
          .flatMap(Stream::of)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
