package dev.hpccompose.spec.internal.language;

import dev.hpccompose.spec.Backend;
import dev.hpccompose.spec.FileResource;
import dev.hpccompose.spec.Located;
import dev.hpccompose.spec.ServiceSpec;
import dev.hpccompose.spec.SlurmSection;
import dev.hpccompose.spec.internal.shape.Field;
import dev.hpccompose.spec.internal.shape.Fields;
import dev.hpccompose.spec.internal.shape.ListOf;
import dev.hpccompose.spec.internal.shape.NamedEntries;
import dev.hpccompose.spec.internal.shape.Shape;
import dev.hpccompose.spec.internal.shape.Text;
import dev.hpccompose.spec.internal.shape.ValueType;
import java.util.List;
import java.util.Optional;

/** The top level of a spec, from which every table is reached. */
public final class SpecLanguage {

  private static final Field<Optional<Located<String>>> NAME =
      Field.optional(
          "name", Text.LINE, "The job's name where 'x-slurm.job_name' does not say another.");

  private static final Field<?> VERSION =
      Field.withDefault(
          "version", TopLevelTypes.VERSION, "", "omitted", "Accepted and ignored, whatever it is.");

  private static final Field<Backend> RUNTIME =
      Field.mapping("runtime", RuntimeTable.SHAPE, "What launches the services.");

  private static final Field<SlurmSection> SLURM =
      Field.mapping(
          "x-slurm",
          SlurmTable.SHAPE,
          "What the job asks from Slurm, and settings that all services share.");

  private static final Field<List<ServiceSpec>> SERVICES =
      Field.required(
          "services",
          new NamedEntries<>("service", ServiceTable.SHAPE),
          "The services by name; at least one.");

  private static final Field<List<FileResource>> SECRETS =
      Field.list("secrets", FileResourceTable.secrets(), "Files that only services may read.");

  private static final Field<List<FileResource>> CONFIGS =
      Field.list("configs", FileResourceTable.configs(), "Files that services may read.");

  private static final Field<?> VOLUMES =
      Field.withDefault(
          "volumes",
          new TopLevelTypes.NamedVolumes(),
          true,
          "omitted",
          "Empty; named volumes do not exist in a job.");

  /** What {@code include} says; it is resolved before the tables are read. */
  public static final ValueType<List<IncludeType.Include>> INCLUDES =
      new ListOf<>("files", new IncludeType());

  /** What {@code extends} of a service says; it is resolved before the tables are read. */
  public static final ValueType<ExtendsType.Base> EXTENDS = new ExtendsType();

  /** A service. */
  public static final ValueType<ServiceSpec> SERVICE = ServiceTable.SHAPE;

  private static final Field<?> INCLUDE =
      Field.list("include", INCLUDES, "Files whose services become services of this spec.");

  /** The top level. */
  public static final Shape<TopLevel> TOP =
      new Fields("")
          .with(NAME, VERSION, RUNTIME, SLURM, SERVICES, SECRETS, CONFIGS, VOLUMES, INCLUDE)
          .ignored("networks", "services share the network of their node")
          .refused("models", "run the model's server as a service with its own image")
          .shape(
              values ->
                  new TopLevel(
                      values.get(NAME),
                      values.get(RUNTIME),
                      values.get(SLURM),
                      values.get(SERVICES),
                      values.get(SECRETS),
                      values.get(CONFIGS)))
          .withExtensions();

  private SpecLanguage() {}

  /** The values of the top level. */
  public record TopLevel(
      Optional<Located<String>> name,
      Backend backend,
      SlurmSection slurm,
      List<ServiceSpec> services,
      List<FileResource> secrets,
      List<FileResource> configs) {
    public TopLevel {
      services = List.copyOf(services);
      secrets = List.copyOf(secrets);
      configs = List.copyOf(configs);
    }
  }
}
