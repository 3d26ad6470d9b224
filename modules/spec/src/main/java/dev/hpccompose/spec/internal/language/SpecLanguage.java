package dev.hpccompose.spec.internal.language;

import dev.hpccompose.spec.Backend;
import dev.hpccompose.spec.Located;
import dev.hpccompose.spec.ServiceSpec;
import dev.hpccompose.spec.SlurmSection;
import dev.hpccompose.spec.internal.shape.Field;
import dev.hpccompose.spec.internal.shape.Fields;
import dev.hpccompose.spec.internal.shape.ListOf;
import dev.hpccompose.spec.internal.shape.NamedEntries;
import dev.hpccompose.spec.internal.shape.ValueType;
import dev.hpccompose.spec.internal.shape.Shape;
import dev.hpccompose.spec.internal.shape.Text;
import java.util.List;
import java.util.Optional;

/** The top level of a spec, from which every table is reached. */
public final class SpecLanguage {

  private static final Fields FIELDS = new Fields("");

  private static final Field<Optional<Located<String>>> NAME =
      FIELDS.optional(
          "name", Text.LINE, "The job's name where 'x-slurm.job_name' does not say another.");

  static {
    FIELDS.ignored("version", "old Compose needed it");
  }

  private static final Field<Backend> RUNTIME =
      FIELDS.mapping("runtime", RuntimeTable.SHAPE, "What launches the services.");

  private static final Field<SlurmSection> SLURM =
      FIELDS.mapping(
          "x-slurm",
          SlurmTable.SHAPE,
          "What the job asks from Slurm, and settings that all services share.");

  private static final Field<List<ServiceSpec>> SERVICES =
      FIELDS.required(
          "services",
          new NamedEntries<>("service", ServiceTable.SHAPE),
          "The services by name; at least one.");

  static {
    FIELDS.refused("networks", "all services of a job share the network of their node; remove it");
    FIELDS.refused("volumes", "name directories of the host in the services' own 'volumes'");
    FIELDS.refused("secrets", "mount a file with 'volumes', or set a variable with .env");
    FIELDS.refused("configs", "mount a file with 'volumes'");
  }

  /** What {@code include} says; it is resolved before the tables are read. */
  public static final ValueType<List<IncludeType.Include>> INCLUDES =
      new ListOf<>("files", new IncludeType());

  /** What {@code extends} of a service says; it is resolved before the tables are read. */
  public static final ValueType<ExtendsType.Base> EXTENDS = new ExtendsType();

  /** A service. */
  public static final ValueType<ServiceSpec> SERVICE = ServiceTable.SHAPE;

  static {
    FIELDS.list("include", INCLUDES, "Files whose services become services of this spec.");
  }

  /** The top level. */
  public static final Shape<TopLevel> TOP =
      FIELDS
          .shape(
              values ->
                  new TopLevel(
                      values.get(NAME),
                      values.get(RUNTIME),
                      values.get(SLURM),
                      values.get(SERVICES)))
          .withExtensions();

  private SpecLanguage() {}

  /** The values of the top level. */
  public record TopLevel(
      Optional<Located<String>> name,
      Backend backend,
      SlurmSection slurm,
      List<ServiceSpec> services) {
    public TopLevel {
      services = List.copyOf(services);
    }
  }
}
