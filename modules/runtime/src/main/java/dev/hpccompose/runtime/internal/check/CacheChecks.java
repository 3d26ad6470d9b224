package dev.hpccompose.runtime.internal.check;

import dev.hpccompose.plan.NodeLocal;
import dev.hpccompose.plan.Plan;
import dev.hpccompose.runtime.Storage;
import dev.hpccompose.runtime.spi.Check;
import dev.hpccompose.runtime.spi.CheckId;
import dev.hpccompose.runtime.spi.CheckSubject;
import dev.hpccompose.runtime.spi.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The cache directory, of jobs that have one. */
public final class CacheChecks {

  private static final String ANOTHER = "name another directory as x-slurm.cache_dir";

  private CacheChecks() {}

  public static List<Check> of(CheckSubject subject) {
    boolean used = subject.plan().map(CacheChecks::isUsed).orElse(true);
    if (!used || !subject.isShared()) {
      return List.of();
    }
    return List.of(
        Check.always(CheckId.CACHE_PLACE, () -> List.of(place(subject))),
        Check.always(CheckId.CACHE_WRITABLE, () -> List.of(writable(subject.cache()))),
        Check.onRequest(
            CheckId.CACHE_BEHAVIOUR, () -> new CacheBehaviour(subject.cache()).findings()));
  }

  private static boolean isUsed(Plan plan) {
    return plan.services().stream()
            .anyMatch(service -> service.image().isPresent() || service.registration().isPresent())
        || !plan.features().rendezvous().isEmpty();
  }

  private static Finding place(CheckSubject subject) {
    Path cache = subject.cache();
    if (NodeLocal.holds(cache)) {
      return new Finding.Blocker(
          "the cache directory " + cache + " is not visible from other nodes",
          "what is prepared here is not there where the job runs",
          "name a directory of a shared file system as x-slurm.cache_dir");
    }
    String home = subject.environment().getOrDefault("HOME", "");
    if (!home.isEmpty() && cache.startsWith(Path.of(home))) {
      return new Finding.Warning(
          "the cache directory " + cache + " is below your home directory",
          "images are large, and quotas of home directories are small",
          "name a directory of a project or scratch file system as x-slurm.cache_dir");
    }
    return new Finding.Passed("the cache directory is " + Storage.described(cache));
  }

  private static Finding writable(Path cache) throws IOException {
    Path there = Storage.nearest(cache);
    if (!Files.isDirectory(there) || !Files.isWritable(there)) {
      return new Finding.Blocker(
          there.equals(cache)
              ? "the cache directory " + cache + " cannot be written to"
              : "the cache directory " + cache + " cannot be made in " + there,
          "no image can be kept",
          ANOTHER);
    }
    return new Finding.Passed(
        "the cache directory can be "
            + (there.equals(cache) ? "written to" : "made in " + there)
            + ", "
            + Storage.text(Storage.free(cache))
            + " are free");
  }
}
