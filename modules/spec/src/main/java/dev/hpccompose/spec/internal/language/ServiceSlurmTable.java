package dev.hpccompose.spec.internal.language;

import dev.hpccompose.spec.FailurePolicySpec;
import dev.hpccompose.spec.Located;
import dev.hpccompose.spec.Resources;
import dev.hpccompose.spec.ServiceSlurm;
import dev.hpccompose.spec.internal.shape.Field;
import dev.hpccompose.spec.internal.shape.Fields;
import dev.hpccompose.spec.internal.shape.Shape;
import java.util.List;
import java.util.Optional;

/** The mapping {@code x-slurm} of a service. */
final class ServiceSlurmTable {

  private static final Fields FIELDS = new Fields("x-slurm");

  private static final Field<Optional<Located<Integer>>> NODES =
      FIELDS.optional("nodes", Sizes.NODES, "Nodes of the step: 1, or all of the allocation.");

  private static final Field<Optional<Located<Integer>>> NTASKS =
      FIELDS.optional("ntasks", Sizes.TASKS, "Tasks of the step (srun --ntasks).");

  private static final Field<Optional<Located<Integer>>> CPUS_PER_TASK =
      FIELDS.optional("cpus_per_task", Sizes.CPUS, "CPUs of each task (srun --cpus-per-task).");

  private static final Field<FailurePolicySpec> FAILURE_POLICY =
      FIELDS.mapping(
          "failure_policy",
          FailurePolicyTable.SHAPE,
          "What happens when the service exits with a code other than zero.");

  static final Shape<ServiceSlurm> SHAPE =
      FIELDS.shape(
          values ->
              new ServiceSlurm(
                  new Resources(
                      values.get(NODES),
                      values.get(NTASKS),
                      Optional.empty(),
                      values.get(CPUS_PER_TASK),
                      Optional.empty(),
                      Optional.empty(),
                      Optional.empty(),
                      Optional.empty(),
                      Optional.empty(),
                      Optional.empty(),
                      Optional.empty()),
                  List.of(),
                  values.get(FAILURE_POLICY),
                  Optional.empty()));

  private ServiceSlurmTable() {}
}
