package dev.hpccompose.spec.internal.language;

import dev.hpccompose.spec.DependencySpec;
import dev.hpccompose.spec.FileGrant;
import dev.hpccompose.spec.ImageReference;
import dev.hpccompose.spec.Located;
import dev.hpccompose.spec.ServiceSpec;
import dev.hpccompose.spec.StopSpec;
import dev.hpccompose.spec.internal.shape.Field;
import dev.hpccompose.spec.internal.shape.Fields;
import dev.hpccompose.spec.internal.shape.Flag;
import dev.hpccompose.spec.internal.shape.ListOf;
import dev.hpccompose.spec.internal.shape.Shape;
import dev.hpccompose.spec.internal.shape.Values;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A service: one mapping below {@code services}. */
final class ServiceTable {

  private static final Fields FIELDS = new Fields("service");

  private static final Field<Optional<Located<ImageReference>>> IMAGE =
      FIELDS.optional(
          "image", new ImageType(), "The image; required unless services run on the host.");

  private static final ProgramFields PROGRAM = new ProgramFields(FIELDS);

  private static final EnvironmentFields ENVIRONMENT = new EnvironmentFields(FIELDS);

  private static final Field<List<MountEntry>> VOLUMES =
      FIELDS.list(
          "volumes",
          new ListOf<>("volumes", new MountType()).mergedBy(MergeNames.VOLUMES),
          "Bind mounts, host:container[:ro|rw], or mappings with 'type'.");

  private static final Field<List<FileGrant>> SECRETS =
      FIELDS.list(
          "secrets",
          GrantType.LIST.mergedBy(MergeNames.GRANTS),
          "Secrets that it may read, as files.");

  private static final Field<List<FileGrant>> CONFIGS =
      FIELDS.list(
          "configs",
          GrantType.LIST.mergedBy(MergeNames.GRANTS),
          "Configs that it may read, as files.");

  private static final Field<List<DependencySpec>> DEPENDS_ON =
      FIELDS.list("depends_on", new DependsOnType(), "Services that this one waits for.");

  private static final ReadinessFields READINESS = new ReadinessFields(FIELDS);

  private static final Field<Boolean> MAIN =
      FIELDS.withDefault(
          "main", Flag.TRUE_OR_FALSE, false, "false", "Whether the end of it ends the job.");

  private static final Field<StepSettings> SLURM =
      FIELDS.mapping("x-slurm", ServiceSlurmTable.SHAPE, "Its Slurm step.");

  private static final PrepareFields PREPARE = new PrepareFields(FIELDS);

  private static final Field<Optional<Located<Duration>>> STOP_GRACE_PERIOD =
      FIELDS.optional(
          "stop_grace_period",
          ComposeDuration.TYPE,
          "How long it may take from being asked to stop to being killed; 10s when omitted.");

  private static final Field<Optional<Located<String>>> STOP_SIGNAL =
      FIELDS.optional(
          "stop_signal", StopSignal.TYPE, "The signal that asks it to stop; TERM when omitted.");

  private static final Field<List<Located<String>>> PROFILES =
      FIELDS.list(
          "profiles",
          Lists.distinct(ListOf.strings(SafeName.component("a profile"))),
          "Runs that it belongs to; all of them when omitted.");

  private static final LifecycleFields LIFECYCLE = new LifecycleFields(FIELDS);

  private static final PortFields PORTS = new PortFields(FIELDS);

  private static final ContainerFields CONTAINER = new ContainerFields(FIELDS);

  private static final ComposeSizes SIZES = new ComposeSizes(FIELDS);

  static {
    // resolved before this table is read, and declared for the manual and for corrections
    FIELDS.optional("extends", new ExtendsType(), "Another service to start from.");
    ChoiceKeys.declare(FIELDS);
    ComposeKeys.declareRest(FIELDS);
  }

  static final Shape<ServiceSpec> SHAPE =
      FIELDS.shape(ServiceTable::service).named().withExtensions();

  private ServiceTable() {}

  private static ServiceSpec service(Values values) {
    List<MountEntry> mounts = values.get(VOLUMES);
    return new ServiceSpec(
        values.name(),
        values.span(),
        values.get(IMAGE),
        PROGRAM.program(values),
        ENVIRONMENT.variables(values),
        MountEntry.volumes(mounts),
        values.get(SECRETS),
        values.get(CONFIGS),
        values.get(DEPENDS_ON),
        READINESS.readiness(values),
        values.get(MAIN),
        SIZES.apply(values, values.get(SLURM)),
        new StopSpec(values.get(STOP_GRACE_PERIOD), values.get(STOP_SIGNAL)),
        CONTAINER.container(values, mounts),
        PREPARE.prepare(values),
        PORTS.ports(values),
        values.get(PROFILES),
        LIFECYCLE.lifecycle(values));
  }
}
