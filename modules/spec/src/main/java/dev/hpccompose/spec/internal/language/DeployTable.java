package dev.hpccompose.spec.internal.language;

import dev.hpccompose.spec.FailurePolicySpec;
import dev.hpccompose.spec.Located;
import dev.hpccompose.spec.internal.shape.Field;
import dev.hpccompose.spec.internal.shape.Fields;
import dev.hpccompose.spec.internal.shape.Numbers;
import dev.hpccompose.spec.internal.shape.Shape;
import dev.hpccompose.spec.internal.shape.Values;
import dev.hpccompose.spec.internal.shape.Words;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The mapping {@code deploy} of Compose. */
final class DeployTable {

  /**
   * What it asks for.
   *
   * @param limits {@code resources.limits}
   * @param reservations {@code resources.reservations}
   * @param restart {@code restart_policy}
   */
  record Deploy(
      Amounts limits, Amounts reservations, Optional<Located<RestartType.Policy>> restart) {}

  /** Amounts of one kind. */
  record Amounts(
      Optional<Located<CpuAmount.Cpus>> cpus,
      Optional<Located<ByteSize.Size>> memory,
      Optional<Located<GpuRequest>> devices) {}

  private static final Field<Optional<Located<String>>> CONDITION =
      Field.optional(
          "condition",
          new Words<>(List.of("none", "on-failure", "any"), word -> word),
          "none, on-failure or any (when omitted).");

  private static final Field<Optional<Located<Duration>>> DELAY =
      Field.optional("delay", ComposeDuration.TYPE, "Time before a restart; at least one second.");

  private static final Field<Integer> MAX_ATTEMPTS =
      Field.withDefault(
          "max_attempts",
          Numbers.whole(1, 1_000_000).map(Located::value),
          RestartType.MAX_RESTARTS,
          "3",
          "How many restarts.");

  private static final Field<Optional<Located<Duration>>> WINDOW =
      Field.optional(
          "window", ComposeDuration.TYPE, "How long a restart counts; as long as the job.");

  private static final Field<Optional<Located<CpuAmount.Cpus>>> CPUS =
      Field.optional("cpus", CpuAmount.TYPE, "CPUs; rounded up.");

  private static final Field<Optional<Located<ByteSize.Size>>> MEMORY =
      Field.optional("memory", ByteSize.TYPE, "Memory.");

  private static final Field<Optional<Located<GpuRequest>>> DEVICES =
      Field.optional("devices", GpuType.DEVICES, "GPUs.");

  private static final Shape<Amounts> LIMITS_SHAPE =
      new Fields("limits")
          .with(CPUS, MEMORY)
          .ignored("pids", "Slurm limits no number of processes")
          .shape(values -> new Amounts(values.get(CPUS), values.get(MEMORY), Optional.empty()))
          .withExtensions();

  private static final Shape<Amounts> RESERVATIONS_SHAPE =
      new Fields("reservations")
          .with(CPUS, MEMORY, DEVICES)
          .refused("generic_resources", "ask for them with 'x-slurm.gres', such as name:count")
          .shape(values -> new Amounts(values.get(CPUS), values.get(MEMORY), values.get(DEVICES)))
          .withExtensions();

  private static final Field<Amounts> LIMITS =
      Field.mapping("limits", LIMITS_SHAPE, "The most that it may use.");

  private static final Field<Amounts> RESERVATIONS =
      Field.mapping("reservations", RESERVATIONS_SHAPE, "What it needs at least.");

  private static final Shape<List<Amounts>> RESOURCES_SHAPE =
      new Fields("resources")
          .with(LIMITS, RESERVATIONS)
          .shape(values -> List.of(values.get(LIMITS), values.get(RESERVATIONS)))
          .withExtensions();

  private static final Field<List<Amounts>> AMOUNTS =
      Field.mapping("resources", RESOURCES_SHAPE, "What it may use and needs.");

  private static final Field<Optional<Located<RestartType.Policy>>> RESTART_POLICY =
      Field.optional(
          "restart_policy",
          Locating.of(
              new Fields("restart_policy")
                  .with(CONDITION, DELAY, MAX_ATTEMPTS, WINDOW)
                  .shape(DeployTable::policy)
                  .withExtensions()),
          "When it is launched again; see x-slurm.failure_policy.");

  private static final Field<?> REPLICAS =
      Field.optional("replicas", ComposeScale.TYPE, "1; see x-slurm.ntasks for more.");

  static final Shape<Deploy> SHAPE =
      new Fields("deploy")
          .with(AMOUNTS, RESTART_POLICY, REPLICAS)
          .ignored("mode", "a service is one step of the job")
          .ignored("endpoint_mode", "services share the network of their node")
          .ignored("labels", "nothing reads labels")
          .ignored("rollback_config", "a job is not updated while it runs")
          .ignored("update_config", "a job is not updated while it runs")
          .ignored("placement", "Slurm chooses the nodes: see x-slurm.constraint")
          .shape(
              values ->
                  new Deploy(
                      values.get(AMOUNTS).getFirst(),
                      values.get(AMOUNTS).getLast(),
                      values.get(RESTART_POLICY)))
          .withExtensions();

  private DeployTable() {}

  private static RestartType.Policy policy(Values values) {
    String condition = values.get(CONDITION).map(Located::value).orElse("any");
    Duration delay = values.get(DELAY).map(Located::value).orElse(RestartType.BACKOFF);
    Duration backoff = delay.toSeconds() < 1 ? Duration.ofSeconds(1) : delay;
    Duration window = values.get(WINDOW).map(Located::value).orElse(Duration.ZERO);
    String written = "{condition: " + condition + "}";
    return condition.equals("none")
        ? RestartType.Policy.never(written)
        : RestartType.Policy.restarting(
            written,
            new FailurePolicySpec.RestartOnFailure(
                values.get(MAX_ATTEMPTS), backoff, Duration.ZERO, window),
            condition.equals("any"));
  }
}
