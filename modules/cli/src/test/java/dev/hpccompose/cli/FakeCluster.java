package dev.hpccompose.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;

/**
 * A queue with one job, whose state a test decides, and a list of all calls.
 *
 * @param home where its commands and files lie
 */
record FakeCluster(Path home) {

  private static final String PYXIS =
      "--container-image=IMAGE --container-mounts=SRC:DST --container-workdir=PATH"
          + " --container-name=NAME --container-env=NAME --container-writable"
          + " --container-readonly --container-remap-root --no-container-mount-home"
          + " --no-container-remap-root --no-container-entrypoint";

  static FakeCluster in(Path directory) {
    FakeCluster cluster = new FakeCluster(directory.resolve("cluster"));
    cluster.write("calls", "");
    cluster.command("sbatch", "[[ $1 == --version ]] && echo slurm 22.05.8 || echo 4711");
    cluster.command(
        "squeue",
        "printf '%-32s%-32s%-16s%-64s%s\\n' 4711 \"$(<../state)\" 0 \"$(<../reason)\" ''");
    cluster.command("sacct", "exit 1");
    cluster.command("srun", "echo '" + PYXIS + "'");
    cluster.command("scancel", "echo CANCELLED > ../state");
    return cluster.says("PENDING", "Priority");
  }

  FakeCluster says(String state, String reason) {
    write("state", state);
    write("reason", reason);
    return this;
  }

  Map<String, String> environment() {
    return Map.of("PATH", home.resolve("bin") + ":/usr/bin:/bin", "USER", "somebody");
  }

  /** The commands that were called, in order. */
  List<String> calls() {
    try {
      return Files.readAllLines(home.resolve("calls"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void command(String name, String body) {
    String script = "#!/bin/bash\ncd \"${0%/*}\" || exit\necho " + name + " >> ../calls\n" + body;
    Path file = write("bin/" + name, script + "\n");
    try {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path write(String name, String text) {
    try {
      Path file = home.resolve(name);
      Files.createDirectories(file.resolveSibling("."));
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
