package dev.hpccompose.spec.internal.language;

import dev.hpccompose.spec.FailurePolicySpec;
import dev.hpccompose.spec.Gres;
import dev.hpccompose.spec.Located;
import dev.hpccompose.spec.Memory;
import dev.hpccompose.spec.RendezvousProviderSpec;
import dev.hpccompose.spec.Resources;
import dev.hpccompose.spec.internal.shape.Field;
import dev.hpccompose.spec.internal.shape.Fields;
import dev.hpccompose.spec.internal.shape.ListOf;
import dev.hpccompose.spec.internal.shape.Shape;
import dev.hpccompose.spec.internal.shape.Text;
import dev.hpccompose.spec.internal.shape.Values;
import java.util.List;
import java.util.Optional;

/** The mapping {@code x-slurm} of a service: S-244 to S-251. */
final class ServiceSlurmTable {

  private static final Field<Optional<Located<Integer>>> NODES =
      Field.optional("nodes", Sizes.NODES, "Nodes of the step: 1, or all of the allocation.");

  private static final Field<Optional<Located<Integer>>> NTASKS =
      Field.optional("ntasks", Sizes.TASKS, "Tasks of the step (srun --ntasks).");

  private static final Field<Optional<Located<Integer>>> NTASKS_PER_NODE =
      Field.optional(
          "ntasks_per_node", Sizes.TASKS, "Tasks on each node (srun --ntasks-per-node).");

  private static final Field<Optional<Located<Integer>>> CPUS_PER_TASK =
      Field.optional("cpus_per_task", Sizes.CPUS, "CPUs of each task (srun --cpus-per-task).");

  private static final Field<Optional<Located<Memory>>> MEM =
      Field.optional("mem", MemorySize.TYPE, "Memory of the step on each node (srun --mem).");

  private static final Field<Optional<Located<Gres>>> GRES =
      Field.optional(
          "gres",
          GresText.TYPE,
          "Generic resources of the step on each node (srun --gres); wins over 'gpus'.");

  private static final Field<Optional<Located<Integer>>> GPUS =
      Field.optional("gpus", GpuKeys.COUNT, "GPUs of the step (srun --gpus).");

  private static final Field<List<Located<String>>> EXTRA_SRUN_ARGS =
      Field.list(
          "extra_srun_args",
          ListOf.strings(Text.LINE),
          "Further arguments of srun, as they are; nothing checks them.");

  private static final Field<Optional<Located<FailurePolicySpec>>> FAILURE_POLICY =
      Field.optional(
          "failure_policy",
          Locating.of(FailurePolicyTable.SHAPE),
          "What happens when the service exits with a code other than zero.");

  private static final Field<Optional<RendezvousProviderSpec>> RENDEZVOUS =
      Field.optional(
          "rendezvous", RendezvousProviderTable.SHAPE, "What it provides for other jobs.");

  static final Shape<StepSettings> SHAPE =
      new Fields("x-slurm")
          .with(
              NODES,
              NTASKS,
              NTASKS_PER_NODE,
              CPUS_PER_TASK,
              MEM,
              GRES,
              GPUS,
              EXTRA_SRUN_ARGS,
              FAILURE_POLICY,
              RENDEZVOUS)
          .shape(ServiceSlurmTable::settings);

  private ServiceSlurmTable() {}

  private static StepSettings settings(Values values) {
    GpuKeys.gresWins(values);
    Resources resources =
        new Resources(
            values.get(NODES),
            values.get(NTASKS),
            values.get(NTASKS_PER_NODE),
            values.get(CPUS_PER_TASK),
            values.get(MEM),
            values.get(GRES),
            values.get(GPUS),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    return new StepSettings(
        resources, values.get(EXTRA_SRUN_ARGS), values.get(FAILURE_POLICY), values.get(RENDEZVOUS));
  }
}
