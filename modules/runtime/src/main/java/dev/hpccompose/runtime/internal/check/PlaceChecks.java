package dev.hpccompose.runtime.internal.check;

import dev.hpccompose.plan.NodeLocal;
import dev.hpccompose.plan.Plan;
import dev.hpccompose.runtime.internal.run.UnusablePlace;
import dev.hpccompose.runtime.run.RecordsRoot;
import dev.hpccompose.runtime.scheduler.Providers;
import dev.hpccompose.runtime.spi.Check;
import dev.hpccompose.runtime.spi.CheckId;
import dev.hpccompose.runtime.spi.CheckSubject;
import dev.hpccompose.runtime.spi.Finding;
import dev.hpccompose.system.file.Storage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Directories that the job writes to. */
public final class PlaceChecks {

  private PlaceChecks() {}

  public static List<Check> of(CheckSubject subject) {
    return List.of(
        Check.always(CheckId.SUBMIT_DIRECTORY, () -> List.of(submitDirectory(subject))),
        Check.always(CheckId.RESUME_PLACE, () -> resume(subject)));
  }

  private static Finding submitDirectory(CheckSubject subject) {
    Path directory = subject.submitDirectory();
    if (!Files.isDirectory(directory)) {
      return new Finding.Blocker(
          "the submit directory " + directory + " does not exist",
          "the job has no place for its records",
          "create it, or submit from another directory");
    }
    if (!Files.isWritable(directory)) {
      return new Finding.Blocker(
          "the submit directory " + directory + " cannot be written to",
          "the job has no place for its records",
          "submit from a directory that you can write to");
    }
    Optional<UnusablePlace> unusable = RecordsRoot.in(directory).problem().map(UnusablePlace::new);
    if (unusable.isPresent()) {
      return new Finding.Blocker(
          unusable.get().problem(), "the job has no place for its records", unusable.get().hint());
    }
    Optional<String> refusal = refusal(subject);
    if (refusal.isPresent()) {
      return new Finding.Blocker(
          refusal.get(),
          "services cannot see the directory of their job",
          "submit from a directory with a name of plain characters");
    }
    if (subject.isShared() && NodeLocal.holds(directory)) {
      return new Finding.Warning(
          "the submit directory " + directory + " is not visible from other nodes",
          "a job that runs elsewhere cannot write its records there, and ends at once",
          "submit from a directory of a shared file system");
    }
    return new Finding.Passed("the submit directory is " + Storage.described(directory));
  }

  private static Optional<String> refusal(CheckSubject subject) {
    return subject
        .plan()
        .flatMap(plan -> Providers.launcher(plan.backend()))
        .flatMap(launcher -> launcher.refusal(RecordsRoot.in(subject.submitDirectory()).path()));
  }

  private static List<Finding> resume(CheckSubject subject) {
    return subject
        .plan()
        .filter(_ -> subject.isShared())
        .map(Plan::features)
        .flatMap(features -> features.resume().map(PlaceChecks::resume))
        .map(List::of)
        .orElse(List.of());
  }

  private static Finding resume(Path directory) {
    if (NodeLocal.holds(directory)) {
      return new Finding.Warning(
          "x-slurm.resume.path " + directory + " is on the disk of one node",
          "an attempt that runs on another node finds nothing to resume from",
          "name a directory of a shared file system");
    }
    Path there = Storage.nearest(directory);
    return Files.isWritable(there)
        ? new Finding.Passed("x-slurm.resume.path " + directory + " can be written to")
        : new Finding.Warning(
            "x-slurm.resume.path " + directory + " cannot be written to from here",
            "services that save their state there fail",
            "make " + there + " writable, or name another directory");
  }
}
