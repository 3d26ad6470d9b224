package dev.hpccompose.scheduler.slurm;

import dev.hpccompose.plan.Allocation;
import dev.hpccompose.plan.Plan;
import dev.hpccompose.render.RunIdentity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The {@code #SBATCH} lines of a job. */
final class Directives {

  private final List<String> lines = new ArrayList<>();

  private Directives() {}

  static List<String> of(Plan plan, Optional<RunIdentity> identity) {
    Directives directives = new Directives();
    directives.add("job-name", plan.jobName());
    // a run can be found by its id in the queue, whatever became of the process that submitted it
    identity.ifPresent(run -> directives.add("comment", "hpc-compose:" + run.runId()));
    directives.allocation(plan.allocation());
    return List.copyOf(directives.lines);
  }

  private void allocation(Allocation allocation) {
    add("nodes", Integer.toString(allocation.nodes()));
    allocation.ntasks().ifPresent(value -> add("ntasks", Integer.toString(value)));
    allocation.ntasksPerNode().ifPresent(value -> add("ntasks-per-node", Integer.toString(value)));
    allocation.cpusPerTask().ifPresent(value -> add("cpus-per-task", Integer.toString(value)));
    allocation.mem().ifPresent(value -> add("mem", value));
    allocation.options().forEach(this::option);
    if (allocation.option("open-mode").isEmpty()) {
      add("open-mode", "append");
    }
    // raw options come last, so that they win
    allocation.submitArgs().forEach(line -> lines.add("#SBATCH " + refuseControl(line)));
  }

  private void add(String option, String value) {
    lines.add("#SBATCH --" + option + "=" + quote(refuseControl(value)));
  }

  private void option(String option, String value) {
    if (value.isEmpty()) {
      lines.add("#SBATCH --" + option);
    } else {
      add(option, option.equals("signal") ? toBatchShell(value) : value);
    }
  }

  /**
   * The supervisor is told of the time limit, and tells the services; Slurm tells only one of them.
   */
  private static String toBatchShell(String signal) {
    return signal.startsWith("R:")
        ? "RB:" + signal.substring(2)
        : "B:" + signal.replaceFirst("^B:", "");
  }

  /** The quoting that sbatch understands in a directive: double quotes and backslashes. */
  static String quote(String value) {
    if (value.matches("[A-Za-z0-9_@%+=:,./-]+")) {
      return value;
    }
    return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private static String refuseControl(String value) {
    if (value.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("a directive cannot hold control characters: " + value);
    }
    return value;
  }
}
