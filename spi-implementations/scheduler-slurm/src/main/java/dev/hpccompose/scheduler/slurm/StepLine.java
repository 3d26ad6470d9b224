package dev.hpccompose.scheduler.slurm;

import dev.hpccompose.plan.Allocation;
import dev.hpccompose.plan.Plan;
import dev.hpccompose.plan.ServicePlan;
import dev.hpccompose.plan.Step;
import dev.hpccompose.render.ShellWord;
import dev.hpccompose.render.spi.Launch;
import java.util.ArrayList;
import java.util.List;

/**
 * A step as srun(1) starts it. {@code --overlap} and sizes that are all explicit are the one form
 * that runs steps side by side in every version since 20.11.
 */
final class StepLine {

  private final List<ShellWord> words = new ArrayList<>();

  private StepLine() {
    words.add(ShellWord.variable("HC_SRUN"));
    option("--overlap");
  }

  static List<ShellWord> of(Plan plan, ServicePlan service, Launch launch) {
    StepLine command = new StepLine();
    command.sizes(service.step());
    command.devices(service.step(), mayHaveDevices(plan.allocation()));
    command.place(service.step());
    command.option("--job-name=" + service.token());
    command.option("--kill-on-bad-exit=1");
    command.option("--export=ALL");
    if (!service.container().ulimits().isEmpty()) {
      command.option("--propagate=ALL");
    }
    command.words.addAll(launch.stepOptions());
    // raw options come last, so that they win
    service.step().extraArgs().forEach(command::option);
    command.words.addAll(launch.argv());
    return command.words;
  }

  /** One task beside a service. Its name is no token, so that nobody takes it for the service. */
  static List<ShellWord> beside(ServicePlan service, Launch launch) {
    StepLine command = new StepLine();
    command.small(1);
    command.onPrimaryNode();
    command.option("--job-name=" + service.token() + ".probe");
    command.option("--export=ALL");
    command.words.addAll(launch.stepOptions());
    command.words.addAll(launch.argv());
    return command.words;
  }

  /** One task on each node of a service. */
  static List<ShellWord> everywhere(ServicePlan service, List<ShellWord> argv) {
    StepLine command = new StepLine();
    command.small(service.step().nodes());
    command.place(service.step());
    command.option("--job-name=" + service.token() + ".removal");
    command.option("--export=ALL");
    command.words.addAll(argv);
    return command.words;
  }

  private void small(int nodes) {
    option("--nodes=" + nodes);
    option("--ntasks=" + nodes);
    option("--cpus-per-task=1");
    option("--mem=0");
    // before 22.05 it would wait for the devices of the service
    option("--gres=none");
  }

  private static boolean mayHaveDevices(Allocation allocation) {
    return !allocation.submitArgs().isEmpty()
        || allocation.options().keySet().stream()
            .anyMatch(name -> name.equals("gres") || name.startsWith("gpus"));
  }

  private void sizes(Step step) {
    option("--nodes=" + step.nodes());
    option("--ntasks=" + step.ntasks());
    step.ntasksPerNode().ifPresent(tasks -> option("--ntasks-per-node=" + tasks));
    option("--cpus-per-task=" + step.cpusPerTask());
    option("--mem=" + step.mem().orElse("0"));
  }

  private void place(Step step) {
    if (step.placement() == Step.Placement.PRIMARY_NODE) {
      onPrimaryNode();
    }
  }

  /** A step that is not told otherwise has all devices that its job has there. */
  private void devices(Step step, boolean mayHaveSome) {
    if (step.gres().isPresent()) {
      option("--gres=" + step.gres().get());
    } else if (step.gpus().isPresent()) {
      int gpus = step.gpus().getAsInt();
      option(gpus == 0 ? "--gres=none" : "--gpus=" + gpus);
    } else if (mayHaveSome) {
      words.add(ShellWord.joined(ShellWord.of("--gres="), ShellWord.variable("HC_STEP_GRES")));
    } else {
      option("--gres=none");
    }
  }

  private void onPrimaryNode() {
    words.add(ShellWord.joined(ShellWord.of("--nodelist="), ShellWord.variable("HC_PRIMARY")));
  }

  private void option(String text) {
    words.add(ShellWord.of(text));
  }
}
