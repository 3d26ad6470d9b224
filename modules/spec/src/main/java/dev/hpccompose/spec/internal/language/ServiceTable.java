package dev.hpccompose.spec.internal.language;

import dev.hpccompose.spec.CommandText;
import dev.hpccompose.spec.ContainerSpec;
import dev.hpccompose.spec.DependencySpec;
import dev.hpccompose.spec.ImageReference;
import dev.hpccompose.spec.Located;
import dev.hpccompose.spec.ProgramSpec;
import dev.hpccompose.spec.ReadinessSpec;
import dev.hpccompose.spec.ServiceSlurm;
import dev.hpccompose.spec.ServiceSpec;
import dev.hpccompose.spec.StopSpec;
import dev.hpccompose.spec.VariableSpec;
import dev.hpccompose.spec.VolumeSpec;
import dev.hpccompose.spec.internal.shape.Field;
import dev.hpccompose.spec.internal.shape.Fields;
import dev.hpccompose.spec.internal.shape.Flag;
import dev.hpccompose.spec.internal.shape.ListOf;
import dev.hpccompose.spec.internal.shape.Shape;
import dev.hpccompose.spec.internal.shape.Text;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A service: one mapping below {@code services}. */
final class ServiceTable {

  private static final Fields FIELDS = new Fields("service");

  private static final Field<Optional<Located<ImageReference>>> IMAGE =
      FIELDS.optional(
          "image", new ImageType(), "The image; required unless services run on the host.");

  private static final Field<Optional<Located<CommandText>>> COMMAND =
      FIELDS.optional(
          "command", new CommandType(), "What to run: a string for a shell, or a list without.");

  private static final Field<Optional<Located<CommandText>>> ENTRYPOINT =
      FIELDS.optional(
          "entrypoint",
          new CommandType(),
          "What to run in the place of the image's entrypoint; of the same form as 'command'.");

  private static final Field<List<VariableSpec>> ENVIRONMENT =
      FIELDS.list("environment", new EnvironmentType(), "Variables of the service.");

  private static final Field<List<Located<VolumeSpec>>> VOLUMES =
      FIELDS.list(
          "volumes", ListOf.strings(VolumeType.TYPE), "Bind mounts, host:container[:ro|rw].");

  private static final Field<Optional<Located<String>>> WORKING_DIR =
      FIELDS.optional(
          "working_dir", Text.LINE, "Directory to start in; needs a command or an entrypoint.");

  private static final Field<List<DependencySpec>> DEPENDS_ON =
      FIELDS.list("depends_on", new DependsOnType(), "Services that this one waits for.");

  private static final Field<Optional<Located<ReadinessSpec>>> READINESS =
      FIELDS.optional(
          "readiness", Locating.of(ReadinessTables.TYPE), "How to learn that it is ready.");

  private static final Field<Boolean> MAIN =
      FIELDS.withDefault(
          "main", Flag.TRUE_OR_FALSE, false, "false", "Whether the end of it ends the job.");

  private static final Field<ServiceSlurm> SLURM =
      FIELDS.mapping("x-slurm", ServiceSlurmTable.SHAPE, "Its Slurm step.");

  private static final Field<Optional<Located<Duration>>> STOP_GRACE_PERIOD =
      FIELDS.optional(
          "stop_grace_period",
          ComposeDuration.TYPE,
          "How long it may take from being asked to stop to being killed; 10s when omitted.");

  static {
    FIELDS.refused("build", "build the image elsewhere and name it with 'image'; .sqsh files work");
    FIELDS.refused("ports", "services share the network of their node: use its ports directly");
    FIELDS.refused("networks", "services share the network of their node; remove it");
    FIELDS.refused("network_mode", "services share the network of their node; remove it");
    FIELDS.refused(
        "restart", "use 'x-slurm.failure_policy' with 'mode: restart_on_failure' in its place");
    FIELDS.refused("deploy", "ask for resources with 'x-slurm': nodes, ntasks, cpus_per_task");
  }

  static final Shape<ServiceSpec> SHAPE =
      FIELDS
          .shape(
              values ->
                  new ServiceSpec(
                      values.name(),
                      values.span(),
                      values.get(IMAGE),
                      new ProgramSpec(
                          values.get(COMMAND),
                          values.get(ENTRYPOINT),
                          Optional.empty(),
                          values.get(WORKING_DIR)),
                      values.get(ENVIRONMENT),
                      values.get(VOLUMES),
                      List.of(),
                      List.of(),
                      values.get(DEPENDS_ON),
                      values.get(READINESS),
                      values.get(MAIN),
                      values.get(SLURM),
                      new StopSpec(values.get(STOP_GRACE_PERIOD), Optional.empty()),
                      new ContainerSpec(false, false, List.of(), List.of()),
                      Optional.empty(),
                      List.of(),
                      List.of()))
          .named();

  private ServiceTable() {}
}
