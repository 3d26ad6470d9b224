package dev.hpccompose.spec.internal.language;

import dev.hpccompose.spec.ComposeKey.Treatment;
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

  private static final Field<Optional<Located<ImageReference>>> IMAGE =
      Field.optional(
          "image", new ImageType(), "The image; required unless services run on the host.");

  private static final Field<List<MountEntry>> VOLUMES =
      Field.list(
          "volumes",
          new ListOf<>("volumes", new MountType()).mergedBy(MergeNames.VOLUMES),
          "Bind mounts, host:container[:ro|rw], or mappings with 'type'.");

  private static final Field<List<FileGrant>> SECRETS =
      Field.list(
          "secrets",
          GrantType.LIST.mergedBy(MergeNames.GRANTS),
          "Secrets that it may read, as files.");

  private static final Field<List<FileGrant>> CONFIGS =
      Field.list(
          "configs",
          GrantType.LIST.mergedBy(MergeNames.GRANTS),
          "Configs that it may read, as files.");

  private static final Field<List<DependencySpec>> DEPENDS_ON =
      Field.list("depends_on", new DependsOnType(), "Services that this one waits for.");

  private static final Field<Boolean> MAIN =
      Field.withDefault(
          "main", Flag.TRUE_OR_FALSE, false, "false", "Whether the job ends when it ends.");

  private static final Field<StepSettings> SLURM =
      Field.mapping("x-slurm", ServiceSlurmTable.SHAPE, "Its Slurm step.");

  private static final Field<Optional<Located<Duration>>> STOP_GRACE_PERIOD =
      Field.optional(
          "stop_grace_period",
          ComposeDuration.TYPE,
          "How long it may take to stop before it is killed; 10s when omitted.");

  private static final Field<Optional<Located<String>>> STOP_SIGNAL =
      Field.optional(
          "stop_signal", StopSignal.TYPE, "The signal that asks it to stop; TERM when omitted.");

  private static final Field<List<Located<String>>> PROFILES =
      Field.list(
          "profiles",
          Lists.distinct(ListOf.strings(SafeName.component("a profile"))),
          "Runs that it belongs to; all of them when omitted.");

  /** Resolved before this table is read; declared for the manual and for corrections. */
  private static final Field<?> EXTENDS =
      Field.optional("extends", new ExtendsType(), "Another service to start from.");

  static final Shape<ServiceSpec> SHAPE =
      new Fields("service")
          .with(IMAGE)
          .with(ProgramFields.ALL)
          .with(EnvironmentFields.ALL)
          .with(VOLUMES, SECRETS, CONFIGS, DEPENDS_ON)
          .with(ReadinessFields.ALL)
          .with(MAIN, SLURM)
          .with(PrepareFields.ALL)
          .with(STOP_GRACE_PERIOD, STOP_SIGNAL, PROFILES)
          .with(LifecycleFields.ALL)
          .with(PortFields.ALL)
          .with(ContainerFields.ALL)
          .with(ComposeSizes.ALL)
          .with(EXTENDS)
          .with(ChoiceKeys.ALL)
          .ignored(ComposeKeys.ofServices(Treatment.IGNORE))
          .refused(ComposeKeys.ofServices(Treatment.REFUSE))
          .shape(ServiceTable::service)
          .named()
          .withExtensions();

  private ServiceTable() {}

  private static ServiceSpec service(Values values) {
    List<MountEntry> mounts = values.get(VOLUMES);
    return new ServiceSpec(
        values.name(),
        values.span(),
        values.get(IMAGE),
        ProgramFields.program(values),
        EnvironmentFields.variables(values),
        MountEntry.volumes(mounts),
        values.get(SECRETS),
        values.get(CONFIGS),
        values.get(DEPENDS_ON),
        ReadinessFields.readiness(values),
        values.get(MAIN),
        ComposeSizes.apply(values, values.get(SLURM)),
        new StopSpec(values.get(STOP_GRACE_PERIOD), values.get(STOP_SIGNAL)),
        ContainerFields.container(values, mounts),
        PrepareFields.prepare(values),
        PortFields.ports(values),
        values.get(PROFILES),
        LifecycleFields.lifecycle(values));
  }
}
