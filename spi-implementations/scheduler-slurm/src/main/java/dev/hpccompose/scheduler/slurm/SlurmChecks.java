package dev.hpccompose.scheduler.slurm;

import dev.hpccompose.plan.Plan;
import dev.hpccompose.runtime.spi.Check;
import dev.hpccompose.runtime.spi.CheckId;
import dev.hpccompose.runtime.spi.CheckProvider;
import dev.hpccompose.runtime.spi.CheckSubject;
import dev.hpccompose.runtime.spi.Finding;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What can be wrong with Slurm. */
public final class SlurmChecks implements CheckProvider {

  @Override
  public String name() {
    return SlurmClient.NAME;
  }

  @Override
  public List<Check> checks(CheckSubject subject) {
    SlurmTools tools = new SlurmTools(subject.environment());
    List<Check> checks = new ArrayList<>();
    checks.add(tool(CheckId.TOOL_SBATCH, "sbatch", tools, "no job can be submitted from here"));
    checks.add(tool(CheckId.TOOL_SRUN, "srun", tools, "services cannot be started"));
    if (subject.plan().filter(plan -> plan.allocation().nodes() < 2).isEmpty()) {
      checks.add(
          tool(CheckId.TOOL_SCONTROL, "scontrol", tools, "the nodes of the job cannot be named"));
    }
    checks.add(Check.onRequest(CheckId.SLURM_VERSION, () -> new SlurmVersion(tools).findings()));
    checks.add(
        Check.onRequest(
            CheckId.SLURM_CONFIGURATION,
            () -> new ControllerSettings(tools, subject.plan()).findings()));
    subject.plan().ifPresent(plan -> ofTheJob(plan, tools, subject).forEach(checks::add));
    return checks;
  }

  private static List<Check> ofTheJob(Plan plan, SlurmTools tools, CheckSubject subject) {
    return List.of(
        Check.onRequest(CheckId.SLURM_PARTITION, () -> new Partitions(tools, plan).findings()),
        Check.always(
            CheckId.LOG_DIRECTORY,
            () -> new LogDirectory(plan, subject.submitDirectory()).findings()));
  }

  private static Check tool(CheckId id, String tool, SlurmTools tools, String meaning) {
    return Check.always(id, () -> List.of(tool(tool, tools, meaning)));
  }

  private static Finding tool(String tool, SlurmTools tools, String meaning) {
    Optional<Path> found = tools.find(tool);
    return found
        .<Finding>map(path -> new Finding.Passed(tool + " is " + path))
        .orElseGet(() -> new Finding.Blocker(absence(tool, tools), meaning, advice(tool)));
  }

  private static String absence(String tool, SlurmTools tools) {
    return tools
        .named(tool)
        .map(path -> "'" + path + "' was named for " + tool + " and cannot be executed")
        .orElse("required binary '" + tool + "' was not found");
  }

  private static String advice(String tool) {
    String module = "load the site's module for Slurm, or work on a login node";
    return tool.equals("scontrol") ? module : module + ", or name it with --" + tool + "-bin PATH";
  }
}
