package dev.hpccompose.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Locks; registries are asked in PrepareIT. */
class LockTest {

  private static final String DIGEST = "sha256:" + "a".repeat(64);

  @TempDir(factory = SharedPlace.class)
  Path directory;

  private Shell shell;
  private Map<String, String> environment;

  @BeforeEach
  void spec() throws IOException {
    shell = new Shell(directory);
    environment = FakeCluster.in(directory).environment();
    Files.writeString(
        directory.resolve("compose.yaml"),
        """
        x-slurm: {time: "00:05:00", cache_dir: %s}
        services:
          a: {image: "redis:7", command: [echo]}
          b: {image: "ghcr.io/a/b@%s", command: [echo]}
        """
            .formatted(directory.resolve("cache"), DIGEST));
  }

  private Shell.Result dryRun() {
    return shell.run(environment, "submit", "--dry-run", "--locked");
  }

  private void lock(String line) throws IOException {
    Files.writeString(
        directory.resolve("compose.lock.yaml"), "version: 1\nimages:\n" + line + "\n");
  }

  @Test
  @DisplayName("--locked runs the digest behind the tag")
  void runsTheDigest() throws IOException {
    lock("  \"docker://redis:7\": \"" + DIGEST + "\"");
    Shell.Result result = dryRun();
    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.err()).contains("docker://redis:7@" + DIGEST + " is not in the cache");
    assertThat(Files.readString(directory.resolve("hpc-compose.sbatch"))).contains("@" + DIGEST);
  }

  @Test
  @DisplayName("--locked refuses a spec that has moved away from its lock")
  void drift() throws IOException {
    lock("  \"docker://redis:6\": \"" + DIGEST + "\"");
    Shell.Result result = dryRun();
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err())
        .contains("the spec no longer matches its lock: docker://redis:7 is not in")
        .contains("hint: 'hpc-compose lock' updates it");
    assertThat(shell.run(environment, "prepare", "--locked").exitCode()).isEqualTo(2);
    assertThat(directory.resolve("hpc-compose.sbatch")).doesNotExist();
  }

  @Test
  @DisplayName("--locked needs a lock, and one that can be read")
  void noLock() throws IOException {
    assertThat(dryRun().err()).contains("--locked needs compose.lock.yaml, which is not there");
    lock("  \"docker://redis:7\": latest");
    Shell.Result result = dryRun();
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("not an image and its digest: \"docker://redis:7\": latest");
  }

  @Test
  @DisplayName("an image of a daemon cannot be locked, and nothing is written")
  void daemon() throws IOException {
    Files.writeString(
        directory.resolve("compose.yaml"), "services: {a: {image: \"podman://mine:1\"}}\n");
    Shell.Result result = shell.run(environment, "lock");
    assertThat(result.exitCode()).isEqualTo(3);
    assertThat(result.err()).contains("podman://mine:1: it is of a daemon of this machine");
    assertThat(directory.resolve("compose.lock.yaml")).doesNotExist();
  }
}
