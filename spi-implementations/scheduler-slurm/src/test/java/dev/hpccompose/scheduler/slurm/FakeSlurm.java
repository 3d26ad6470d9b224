package dev.hpccompose.scheduler.slurm;

import dev.hpccompose.render.spi.SchedulerDialect;
import dev.hpccompose.runtime.spi.SchedulerClient;
import dev.hpccompose.scheduler.tck.SchedulerFixture;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Slurm's commands as a strict script, in a directory of their own. */
record FakeSlurm(Path home) implements SchedulerFixture {

  static FakeSlurm in(Path directory) {
    Path home = directory.resolve("fake-slurm");
    try (InputStream script = FakeSlurm.class.getResourceAsStream("fake-slurm.sh")) {
      byte[] bytes = Objects.requireNonNull(script).readAllBytes();
      Files.createDirectories(home.resolve("bin"));
      for (String tool : new String[] {"sbatch", "squeue", "scancel", "sacct", "srun"}) {
        command(home.resolve("bin").resolve(tool), bytes);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new FakeSlurm(home);
  }

  private static void command(Path file, byte[] script) throws IOException {
    Files.write(file, script);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** Puts another script in the place of one command. */
  FakeSlurm with(String tool, String body) {
    try {
      Path file = home.resolve("bin").resolve(tool);
      command(file, ("#!/bin/bash\n" + body).getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  /** Takes a job out of the controller's memory, and leaves it to the accounting. */
  void forget(String jobId, String accountingRow) throws IOException {
    try (Stream<Path> files = Files.list(home.resolve("jobs").resolve(jobId))) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(home.resolve("jobs").resolve(jobId));
    Files.writeString(home.resolve("jobcomp"), accountingRow + "\n");
  }

  @Override
  public SchedulerDialect dialect() {
    return new SlurmDialect();
  }

  @Override
  public SchedulerClient client(Map<String, String> environment) {
    return new SlurmClient(environment);
  }

  @Override
  public Map<String, String> environment() {
    return Map.of("PATH", home.resolve("bin") + ":/usr/bin:/bin", "FAKE_SLURM", home.toString());
  }

  @Override
  public Map<String, String> jobEnvironment() {
    Map<String, String> environment = new HashMap<>(environment());
    environment.put("SLURM_JOB_ID", "77");
    environment.put("SLURM_JOB_NODELIST", "n1");
    return environment;
  }
}
