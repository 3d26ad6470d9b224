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

  private static final Fields RESTART = new Fields("restart_policy");

  private static final Field<Optional<Located<String>>> CONDITION =
      RESTART.optional(
          "condition",
          new Words<>(List.of("none", "on-failure", "any"), word -> word),
          "none, on-failure or any (when omitted).");

  private static final Field<Optional<Located<Duration>>> DELAY =
      RESTART.optional(
          "delay", ComposeDuration.TYPE, "Time before a restart; at least one second.");

  private static final Field<Integer> MAX_ATTEMPTS =
      RESTART.withDefault(
          "max_attempts",
          Numbers.whole(1, 1_000_000).map(Located::value),
          RestartType.MAX_RESTARTS,
          "3",
          "How many restarts.");

  private static final Field<Optional<Located<Duration>>> WINDOW =
      RESTART.optional(
          "window", ComposeDuration.TYPE, "How long a restart counts; as long as the job.");

  private static final Fields RESOURCES = new Fields("resources");

  private static final Field<Amounts> LIMITS =
      RESOURCES.mapping("limits", amounts("limits", false), "The most that it may use.");

  private static final Field<Amounts> RESERVATIONS =
      RESOURCES.mapping("reservations", amounts("reservations", true), "What it needs at least.");

  private static final Shape<List<Amounts>> RESOURCES_SHAPE =
      RESOURCES
          .shape(values -> List.of(values.get(LIMITS), values.get(RESERVATIONS)))
          .withExtensions();

  private static final Fields FIELDS = new Fields("deploy");

  private static final Field<List<Amounts>> AMOUNTS =
      FIELDS.mapping("resources", RESOURCES_SHAPE, "What it may use and needs.");

  private static final Field<Optional<Located<RestartType.Policy>>> RESTART_POLICY;

  static {
    RESTART_POLICY =
        FIELDS.optional(
            "restart_policy",
            Locating.of(RESTART.shape(DeployTable::policy).withExtensions()),
            "When it is launched again; see x-slurm.failure_policy.");
    FIELDS.optional("replicas", ComposeScale.TYPE, "1; see x-slurm.ntasks for more.");
    FIELDS.ignored("mode", "a service is one step of the job");
    FIELDS.ignored("endpoint_mode", "services share the network of their node");
    FIELDS.ignored("labels", "nothing reads labels");
    FIELDS.ignored("rollback_config", "a job is not updated while it runs");
    FIELDS.ignored("update_config", "a job is not updated while it runs");
    FIELDS.ignored("placement", "Slurm chooses the nodes: see x-slurm.constraint");
  }

  static final Shape<Deploy> SHAPE =
      FIELDS
          .shape(
              values ->
                  new Deploy(
                      values.get(AMOUNTS).getFirst(),
                      values.get(AMOUNTS).getLast(),
                      values.get(RESTART_POLICY)))
          .withExtensions();

  private DeployTable() {}

  private static Shape<Amounts> amounts(String name, boolean reserved) {
    Fields fields = new Fields(name);
    Field<Optional<Located<CpuAmount.Cpus>>> cpus =
        fields.optional("cpus", CpuAmount.TYPE, "CPUs; rounded up.");
    Field<Optional<Located<ByteSize.Size>>> memory =
        fields.optional("memory", ByteSize.TYPE, "Memory.");
    if (!reserved) {
      fields.ignored("pids", "Slurm limits no number of processes");
      return fields
          .shape(values -> new Amounts(values.get(cpus), values.get(memory), Optional.empty()))
          .withExtensions();
    }
    Field<Optional<Located<GpuRequest>>> devices =
        fields.optional("devices", GpuType.DEVICES, "GPUs.");
    fields.refused("generic_resources", "ask for them with 'x-slurm.gres', such as name:count");
    return fields
        .shape(values -> new Amounts(values.get(cpus), values.get(memory), values.get(devices)))
        .withExtensions();
  }

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
