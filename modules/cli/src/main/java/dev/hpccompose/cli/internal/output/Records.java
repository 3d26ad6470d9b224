package dev.hpccompose.cli.internal.output;

import dev.hpccompose.runtime.run.RunDirectory;
import dev.hpccompose.runtime.spi.JobRef;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where the records of a run lie. */
public final class Records {

  private Records() {}

  /** The directory under the short name of the job where that leads to it. */
  public static Path shortest(RunDirectory run, Optional<JobRef> job) {
    return job.map(ref -> run.root().resolve(ref.jobId()))
        .filter(link -> leadsTo(link, run.path()))
        .orElse(run.path());
  }

  /** A file of a run under the short name of the job where that leads to it. */
  public static Path shortest(RunDirectory run, Optional<JobRef> job, Path file) {
    return file.startsWith(run.path())
        ? shortest(run, job).resolve(run.path().relativize(file))
        : file;
  }

  private static boolean leadsTo(Path link, Path directory) {
    try {
      return Files.exists(link) && Files.isSameFile(link, directory);
    } catch (IOException e) {
      return false;
    }
  }
}
