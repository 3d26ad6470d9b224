package dev.hpccompose.cli.internal.output;

import dev.hpccompose.plan.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The sizes of a step, each with where it comes from. */
final class StepValues {

  private final Step step;
  private final List<Value> values = new ArrayList<>();

  private StepValues(Step step) {
    this.step = step;
  }

  /**
   * One size.
   *
   * @param key its key in {@code x-slurm}
   */
  record Value(String key, String text, Optional<Step.Origin> origin) {}

  static List<Value> of(Step step) {
    StepValues values = new StepValues(step);
    values.add("nodes", step.nodes());
    values.add("ntasks", step.ntasks());
    step.ntasksPerNode().ifPresent(n -> values.add("ntasks_per_node", n));
    values.add("cpus_per_task", step.cpusPerTask());
    step.mem().ifPresent(mem -> values.add("mem", mem));
    step.gpus().ifPresent(gpus -> values.add("gpus", gpus));
    step.gres().ifPresent(gres -> values.add("gres", gres));
    return values.values;
  }

  private void add(String key, Object value) {
    values.add(new Value(key, value.toString(), Optional.ofNullable(step.origins().get(key))));
  }
}
