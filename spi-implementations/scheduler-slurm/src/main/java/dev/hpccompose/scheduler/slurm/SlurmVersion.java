package dev.hpccompose.scheduler.slurm;

import dev.hpccompose.runtime.spi.Finding;
import dev.hpccompose.system.process.Tool;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The version of Slurm's commands, and what of it a job may meet. */
record SlurmVersion(SlurmTools tools) {

  private static final Pattern NUMBER = Pattern.compile("(\\d+)\\.(\\d+)\\S*");
  private static final int OLDEST = 2011;

  List<Finding> findings() {
    if (tools.find("sbatch").isEmpty()) {
      return List.of(); // said elsewhere
    }
    Tool.Result answer = tools.ask("sbatch", List.of("--version"));
    Matcher number = NUMBER.matcher(answer.out());
    return List.of(
        answer.succeeded() && number.find()
            ? finding(number)
            : new Finding.Warning(
                "sbatch does not report its version",
                "it is unknown what it can do",
                "ask the site"));
  }

  private static Finding finding(Matcher number) {
    int version = Integer.parseInt(number.group(1)) * 100 + Integer.parseInt(number.group(2));
    if (version < OLDEST) {
      return new Finding.Warning(
          "Slurm " + number.group() + " is older than 20.11",
          "steps of one job cannot run side by side: srun has no --overlap",
          "ask the site for a newer version, or use one service");
    }
    return new Finding.Passed("Slurm " + number.group() + quirk(version));
  }

  private static String quirk(int version) {
    if (version < 2205) {
      return ": srun hands --cpus-per-task of the job on to steps";
    }
    return version < 2405
        ? ": srun does not hand on --cpus-per-task, and squeue --json ignores filters;"
            + " neither matters here"
        : "";
  }
}
