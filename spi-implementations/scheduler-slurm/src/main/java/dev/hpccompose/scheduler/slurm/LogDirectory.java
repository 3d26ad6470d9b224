package dev.hpccompose.scheduler.slurm;

import dev.hpccompose.plan.NodeLocal;
import dev.hpccompose.plan.Plan;
import dev.hpccompose.runtime.spi.Finding;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where the batch script writes its output. Slurm makes no directory for it: a job whose output
 * cannot be opened ends without a word.
 *
 * @param plan the job
 * @param submitDirectory where it starts unless it says something else
 */
record LogDirectory(Plan plan, Path submitDirectory) {

  List<Finding> findings() {
    return Stream.of("output", "error")
        .flatMap(option -> plan.allocation().option(option).stream())
        .flatMap(file -> directory(file).stream())
        .distinct()
        .map(LogDirectory::finding)
        .toList();
  }

  /** Empty where only the running job knows the directory. */
  private Optional<Path> directory(String file) {
    Path start =
        plan.allocation().option("chdir").map(submitDirectory::resolve).orElse(submitDirectory);
    return Optional.ofNullable(start.resolve(file).normalize().getParent())
        .filter(directory -> !directory.toString().contains("%") && !file.equals("/dev/null"));
  }

  private static Finding finding(Path directory) {
    String what = "the log directory " + directory;
    if (NodeLocal.holds(directory)) {
      return new Finding.Warning(
          what + " is on the disk of one node",
          "the output of the batch script stays on the node where the job ran",
          "name a file on a shared file system as x-slurm.output");
    }
    if (!Files.isDirectory(directory)) {
      return new Finding.Blocker(
          what + " does not exist",
          "Slurm does not make it: the job would end without a message",
          "create it: mkdir -p " + directory);
    }
    return Files.isWritable(directory)
        ? new Finding.Passed(what + " can be written to")
        : new Finding.Blocker(
            what + " cannot be written to",
            "the job would end without a message",
            "name another file as x-slurm.output");
  }
}
