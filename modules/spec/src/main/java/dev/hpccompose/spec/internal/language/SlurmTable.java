package dev.hpccompose.spec.internal.language;

import dev.hpccompose.spec.ArtifactsSpec;
import dev.hpccompose.spec.DiagnosticCode;
import dev.hpccompose.spec.Gres;
import dev.hpccompose.spec.Located;
import dev.hpccompose.spec.Memory;
import dev.hpccompose.spec.MetricsSpec;
import dev.hpccompose.spec.RendezvousClientSpec;
import dev.hpccompose.spec.Resources;
import dev.hpccompose.spec.ResumeSpec;
import dev.hpccompose.spec.SlurmSection;
import dev.hpccompose.spec.internal.shape.Field;
import dev.hpccompose.spec.internal.shape.Fields;
import dev.hpccompose.spec.internal.shape.Flag;
import dev.hpccompose.spec.internal.shape.ListOf;
import dev.hpccompose.spec.internal.shape.Shape;
import dev.hpccompose.spec.internal.shape.Text;
import dev.hpccompose.spec.internal.shape.ValueType;
import dev.hpccompose.spec.internal.shape.Values;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The mapping {@code x-slurm} of the top level. */
final class SlurmTable {

  private static final Fields FIELDS = new Fields("x-slurm");

  /** The texts that go to sbatch as they are, by its long option. */
  private static final Map<String, Field<Optional<Located<String>>>> OPTIONS =
      new LinkedHashMap<>();

  private static final Field<Optional<Located<String>>> JOB_NAME =
      FIELDS.optional("job_name", Text.LINE, "Name of the job (--job-name).");

  static {
    option("partition", SlurmWord.TYPE, "Partition to run in (--partition).");
    option("account", SlurmWord.TYPE, "Account that is charged (--account).");
    option("qos", SlurmWord.TYPE, "Quality of service (--qos).");
    option("time", Walltime.TYPE, "Time limit of the job (--time).");
  }

  private static final Field<Optional<Located<Integer>>> NODES =
      FIELDS.optional("nodes", Sizes.NODES, "Number of nodes (--nodes); 1 when omitted.");

  private static final Field<Optional<Located<Integer>>> NTASKS =
      FIELDS.optional("ntasks", Sizes.TASKS, "Number of tasks (--ntasks).");

  private static final Field<Optional<Located<Integer>>> NTASKS_PER_NODE =
      FIELDS.optional("ntasks_per_node", Sizes.TASKS, "Tasks on each node (--ntasks-per-node).");

  private static final Field<Optional<Located<Integer>>> CPUS_PER_TASK =
      FIELDS.optional("cpus_per_task", Sizes.CPUS, "CPUs of each task (--cpus-per-task).");

  private static final Field<Optional<Located<Memory>>> MEM =
      FIELDS.optional("mem", MemorySize.TYPE, "Memory of each node (--mem).");

  private static final Field<Optional<Located<Gres>>> GRES =
      FIELDS.optional(
          "gres", GresText.TYPE, "Generic resources of each node (--gres); wins over 'gpus'.");

  private static final Field<Optional<Located<Integer>>> GPUS =
      FIELDS.optional("gpus", GpuKeys.COUNT, "GPUs of the whole job (--gpus).");

  private static final Field<Optional<Located<Integer>>> GPUS_PER_NODE =
      FIELDS.optional("gpus_per_node", GpuKeys.COUNT, "GPUs of each node (--gpus-per-node).");

  private static final Field<Optional<Located<Integer>>> GPUS_PER_TASK =
      FIELDS.optional("gpus_per_task", GpuKeys.COUNT, "GPUs of each task (--gpus-per-task).");

  private static final Field<Optional<Located<Integer>>> CPUS_PER_GPU =
      FIELDS.optional("cpus_per_gpu", Sizes.CPUS, "CPUs for each GPU (--cpus-per-gpu).");

  private static final Field<Optional<Located<Memory>>> MEM_PER_GPU =
      FIELDS.optional("mem_per_gpu", MemorySize.TYPE, "Memory for each GPU (--mem-per-gpu).");

  static {
    option("constraint", Text.LINE, "Features that nodes must have (--constraint).");
    option("reservation", SlurmWord.TYPE, "Reservation to run in (--reservation).");
    option("licenses", SlurmWord.TYPE, "Licenses that the job needs (--licenses).");
    option(
        "signal",
        SlurmSignal.TYPE,
        "Signal that warns the services before the time limit is reached (--signal).");
    option("dependency", JobDependency.TEXT, "Jobs to wait for (--dependency).");
  }

  private static final Field<Optional<Located<String>>> AFTER_JOB =
      FIELDS.optional(
          "after_job",
          JobDependency.AFTER,
          "Job, or list of jobs, that must have succeeded before this one starts.");

  private static final Field<Optional<Located<Boolean>>> REQUEUE =
      FIELDS.optional(
          "requeue",
          Locating.of(Flag.TRUE_OR_FALSE),
          "Whether Slurm may start the job again after a node failed (--requeue, --no-requeue).");

  static {
    option("output", Text.LINE, "File for the output of the batch script (--output).");
    option("error", Text.LINE, "File for the errors of the batch script (--error).");
    option("chdir", Text.LINE, "Directory in which the batch script starts (--chdir).");
  }

  private static final Field<Optional<Located<Path>>> CACHE_DIR =
      FIELDS.optional(
          "cache_dir",
          HostPath.TYPE,
          "Where images are cached, visible from all nodes; the place in the project settings, or"
              + " $HOME/.cache/hpc-compose, when omitted.");

  private static final Field<List<Located<String>>> SETUP =
      FIELDS.list(
          "setup",
          ListOf.strings(Text.LITERAL),
          "Shell lines that the batch script runs before any service, as written.");

  private static final Field<List<Located<String>>> SUBMIT_ARGS =
      FIELDS.list(
          "submit_args", ListOf.strings(Text.LINE), "Further options, one #SBATCH line each.");

  private static final Field<Optional<Located<String>>> MAIN =
      FIELDS.optional("main", Text.LINE, "Name of the service whose end ends the job.");

  private static final Field<Optional<MetricsSpec>> METRICS =
      FIELDS.optional("metrics", MetricsTable.SHAPE, "Measurements while the job runs.");

  private static final Field<Optional<ArtifactsSpec>> ARTIFACTS =
      FIELDS.optional("artifacts", ArtifactsTable.SHAPE, "Files that are kept after the job.");

  private static final Field<Optional<ResumeSpec>> RESUME =
      FIELDS.optional("resume", ResumeTable.SHAPE, "State that outlives the job.");

  private static final Field<List<RendezvousClientSpec>> RENDEZVOUS =
      FIELDS.list(
          "rendezvous",
          RendezvousClientType.TYPE,
          "Names of endpoints that other jobs provide and this one waits for.");

  static {
    FIELDS.refused(
        "array",
        "one spec is one job with one history: submit the spec once for each task, with a variable"
            + " that differs, or run many tasks of one service with 'ntasks'");
  }

  static final Shape<SlurmSection> SHAPE = FIELDS.shape(SlurmTable::section);

  private SlurmTable() {}

  private static void option(String key, ValueType<Located<String>> type, String doc) {
    OPTIONS.put(key, FIELDS.optional(key, type, doc));
  }

  private static SlurmSection section(Values values) {
    GpuKeys.gresWins(values);
    return new SlurmSection(
        values.get(JOB_NAME),
        resources(values),
        options(values),
        values.get(CACHE_DIR),
        values.get(SETUP),
        values.get(SUBMIT_ARGS),
        values.get(MAIN),
        values.get(METRICS),
        values.get(ARTIFACTS),
        values.get(RESUME),
        values.get(RENDEZVOUS));
  }

  private static Resources resources(Values values) {
    return new Resources(
        values.get(NODES),
        values.get(NTASKS),
        values.get(NTASKS_PER_NODE),
        values.get(CPUS_PER_TASK),
        values.get(MEM),
        values.get(GRES),
        values.get(GPUS),
        values.get(GPUS_PER_NODE),
        values.get(GPUS_PER_TASK),
        values.get(CPUS_PER_GPU),
        values.get(MEM_PER_GPU));
  }

  private static Map<String, Located<String>> options(Values values) {
    Map<String, Located<String>> options = new LinkedHashMap<>();
    OPTIONS.forEach(
        (name, field) -> values.get(field).ifPresent(value -> options.put(name, value)));
    values
        .get(REQUEUE)
        .ifPresent(flag -> options.put(flag.value() ? "requeue" : "no-requeue", flag.map(f -> "")));
    if (values.has(AFTER_JOB.key()) && values.has("dependency")) {
      values.report(
          AFTER_JOB.key(),
          DiagnosticCode.KEYS_EXCLUDE,
          "'after_job' and 'dependency' exclude each other",
          "write 'dependency: afterok:...' for both");
    }
    values.get(AFTER_JOB).ifPresent(value -> options.put("dependency", value));
    return options;
  }
}
