package dev.hpccompose.runtime.internal.check;

import dev.hpccompose.plan.CacheDirectory;
import dev.hpccompose.plan.CacheDirectory.Origin;
import dev.hpccompose.plan.NodeLocal;
import dev.hpccompose.plan.Plan;
import dev.hpccompose.runtime.spi.Check;
import dev.hpccompose.runtime.spi.CheckId;
import dev.hpccompose.runtime.spi.CheckSubject;
import dev.hpccompose.runtime.spi.Finding;
import dev.hpccompose.system.file.Storage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The cache directory, of jobs that have one. */
public final class CacheChecks {

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
    CacheDirectory cache = subject.cache();
    if (NodeLocal.holds(cache.path())) {
      return new Finding.Blocker(
          named(cache) + " is not visible from other nodes",
          "what is prepared here is missing where the job runs",
          "name a directory of a shared file system " + cache.whereToChange());
    }
    String home = subject.environment().getOrDefault("HOME", "");
    if (!home.isEmpty() && cache.path().startsWith(Path.of(home))) {
      return new Finding.Warning(
          named(cache) + " is below your home directory",
          "images are large, and quotas of home directories are small",
          "name a directory of a project or scratch file system " + cache.whereToChange());
    }
    return new Finding.Passed(
        "the cache directory is "
            + Storage.described(cache.path())
            + ": "
            + cache.source(file -> file));
  }

  private static Finding writable(CacheDirectory cache) throws IOException {
    Path there = Storage.nearest(cache.path());
    boolean exists = there.equals(cache.path());
    if (!Files.isDirectory(there) || !Files.isWritable(there)) {
      return new Finding.Blocker(
          named(cache) + (exists ? " cannot be written to" : " cannot be made in " + there),
          "no image can be kept",
          "name another directory " + cache.whereToChange());
    }
    return new Finding.Passed(
        "the cache directory can be "
            + (exists ? "written to" : "made in " + there)
            + ", "
            + Storage.text(Storage.free(cache.path()))
            + " are free");
  }

  /** Says who named the directory where the spec does not. */
  private static String named(CacheDirectory cache) {
    String directory = "the cache directory " + cache.path();
    return switch (cache.origin()) {
      case Origin.Given _, Origin.Spec _, Origin.Standard _ -> directory;
      case Origin.Profile _, Origin.Settings _ ->
          directory + " (" + cache.source(file -> file) + ")";
    };
  }
}
