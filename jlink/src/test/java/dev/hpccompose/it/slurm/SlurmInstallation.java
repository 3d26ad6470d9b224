package dev.hpccompose.it.slurm;

import dev.hpccompose.it.process.Command;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The Slurm that is installed on this host. */
final class SlurmInstallation {

  private static final List<String> TOOLS =
      List.of("munged", "slurmctld", "slurmd", "sbatch", "srun", "scontrol", "scancel", "sacct");
  private static final List<String> ACCOUNTING =
      List.of("slurmdbd", "mariadbd", "mariadb-install-db");
  private static final List<String> PLACES =
      List.of("/usr/sbin", "/usr/bin", "/sbin", "/bin", "/usr/local/sbin", "/usr/local/bin");
  private static final Pattern VERSION = Pattern.compile("(\\d+)\\.(\\d+)\\.\\d+");

  private SlurmInstallation() {}

  /** Why no cluster can be started here, in half a sentence. */
  static Optional<String> missing(Tracking tracking) {
    if (!"root".equals(System.getProperty("user.name"))) {
      return Optional.of("a private cluster needs root");
    }
    if (tracking == Tracking.CGROUP && !Files.isWritable(Path.of("/sys/fs/cgroup/freezer"))) {
      return Optional.of("/sys/fs/cgroup/freezer (cgroup v1) is not writable");
    }
    return Stream.concat(TOOLS.stream(), tracking.accounts() ? ACCOUNTING.stream() : Stream.empty())
        .filter(tool -> find(tool).isEmpty())
        .findFirst()
        .map(tool -> tool + " is not installed (see .ci/run)");
  }

  /** The absolute path of a tool that {@link #missing} has found. */
  static String path(String tool) {
    return find(tool).orElseThrow(() -> new AssertionError(tool + " is not installed")).toString();
  }

  /** Whether the installed version is at least {@code year.month}. */
  static boolean atLeast(int year, int month) {
    Matcher version =
        VERSION.matcher(
            new Command(List.of(path("slurmctld"), "-V"), Path.of("/"), Map.of())
                .run(Duration.ofSeconds(5))
                .expect(0)
                .stdout());
    if (!version.find()) {
      throw new AssertionError("slurmctld -V tells no version");
    }
    int installed = Integer.parseInt(version.group(1)) * 100 + Integer.parseInt(version.group(2));
    return installed >= year * 100 + month;
  }

  private static Optional<Path> find(String tool) {
    return PLACES.stream()
        .map(place -> Path.of(place, tool))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
