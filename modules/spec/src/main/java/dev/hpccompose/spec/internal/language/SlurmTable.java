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
import dev.hpccompose.spec.internal.shape.Values;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The mapping {@code x-slurm} of the top level. */
final class SlurmTable {

  private static final Field<Optional<Located<String>>> JOB_NAME =
      Field.optional("job_name", Text.LINE, "Name of the job (--job-name).");

  private static final List<Field<Optional<Located<String>>>> WHERE =
      List.of(
          Field.optional("partition", SlurmWord.TYPE, "Partition to run in (--partition)."),
          Field.optional("account", SlurmWord.TYPE, "Account that is charged (--account)."),
          Field.optional("qos", SlurmWord.TYPE, "Quality of service (--qos)."),
          Field.optional("time", Walltime.TYPE, "Time limit of the job (--time)."));

  private static final Field<Optional<Located<Integer>>> NODES =
      Field.optional("nodes", Sizes.NODES, "Number of nodes (--nodes); 1 when omitted.");

  private static final Field<Optional<Located<Integer>>> NTASKS =
      Field.optional("ntasks", Sizes.TASKS, "Number of tasks (--ntasks).");

  private static final Field<Optional<Located<Integer>>> NTASKS_PER_NODE =
      Field.optional("ntasks_per_node", Sizes.TASKS, "Tasks on each node (--ntasks-per-node).");

  private static final Field<Optional<Located<Integer>>> CPUS_PER_TASK =
      Field.optional("cpus_per_task", Sizes.CPUS, "CPUs of each task (--cpus-per-task).");

  private static final Field<Optional<Located<Memory>>> MEM =
      Field.optional("mem", MemorySize.TYPE, "Memory of each node (--mem).");

  private static final Field<Optional<Located<Gres>>> GRES =
      Field.optional(
          "gres", GresText.TYPE, "Generic resources of each node (--gres); wins over 'gpus'.");

  private static final Field<Optional<Located<Integer>>> GPUS =
      Field.optional("gpus", GpuKeys.COUNT, "GPUs of the whole job (--gpus).");

  private static final Field<Optional<Located<Integer>>> GPUS_PER_NODE =
      Field.optional("gpus_per_node", GpuKeys.COUNT, "GPUs of each node (--gpus-per-node).");

  private static final Field<Optional<Located<Integer>>> GPUS_PER_TASK =
      Field.optional("gpus_per_task", GpuKeys.COUNT, "GPUs of each task (--gpus-per-task).");

  private static final Field<Optional<Located<Integer>>> CPUS_PER_GPU =
      Field.optional("cpus_per_gpu", Sizes.CPUS, "CPUs for each GPU (--cpus-per-gpu).");

  private static final Field<Optional<Located<Memory>>> MEM_PER_GPU =
      Field.optional("mem_per_gpu", MemorySize.TYPE, "Memory for each GPU (--mem-per-gpu).");

  private static final List<Field<Optional<Located<String>>>> WHEN =
      List.of(
          Field.optional("constraint", Text.LINE, "Features that nodes must have (--constraint)."),
          Field.optional("reservation", SlurmWord.TYPE, "Reservation to run in (--reservation)."),
          Field.optional("licenses", SlurmWord.TYPE, "Licenses that the job needs (--licenses)."),
          Field.optional(
              "signal",
              SlurmSignal.TYPE,
              "Signal that warns the services before the time limit is reached (--signal)."),
          Field.optional("dependency", JobDependency.TEXT, "Jobs to wait for (--dependency)."));

  private static final Field<Optional<Located<String>>> AFTER_JOB =
      Field.optional(
          "after_job",
          JobDependency.AFTER,
          "Job, or list of jobs, that must have succeeded before this one starts.");

  private static final Field<Optional<Located<Boolean>>> REQUEUE =
      Field.optional(
          "requeue",
          Locating.of(Flag.TRUE_OR_FALSE),
          "Whether Slurm may start the job again after a node failed (--requeue, --no-requeue).");

  private static final List<Field<Optional<Located<String>>>> OUTPUT =
      List.of(
          Field.optional(
              "output", Text.LINE, "File for the output of the batch script (--output)."),
          Field.optional("error", Text.LINE, "File for the errors of the batch script (--error)."),
          Field.optional(
              "chdir", Text.LINE, "Directory in which the batch script starts (--chdir)."));

  private static final Field<Optional<Located<Path>>> CACHE_DIR =
      Field.optional(
          "cache_dir",
          HostPath.TYPE,
          "Where images are cached, visible from all nodes; the place in the project settings, or"
              + " $HOME/.cache/hpc-compose, when omitted.");

  private static final Field<List<Located<String>>> SETUP =
      Field.list(
          "setup",
          ListOf.strings(Text.LITERAL),
          "Shell lines that the batch script runs before any service, as written.");

  private static final Field<List<Located<String>>> SUBMIT_ARGS =
      Field.list(
          "submit_args", ListOf.strings(Text.LINE), "Further options, one #SBATCH line each.");

  private static final Field<Optional<Located<String>>> MAIN =
      Field.optional("main", Text.LINE, "Name of the service whose end ends the job.");

  private static final Field<Optional<MetricsSpec>> METRICS =
      Field.optional("metrics", MetricsTable.SHAPE, "Measurements while the job runs.");

  private static final Field<Optional<ArtifactsSpec>> ARTIFACTS =
      Field.optional("artifacts", ArtifactsTable.SHAPE, "Files that are kept after the job.");

  private static final Field<Optional<ResumeSpec>> RESUME =
      Field.optional("resume", ResumeTable.SHAPE, "State that outlives the job.");

  private static final Field<List<RendezvousClientSpec>> RENDEZVOUS =
      Field.list(
          "rendezvous",
          RendezvousClientType.TYPE,
          "Names of endpoints that other jobs provide and this one waits for.");

  /** The texts that go to sbatch as they are; their keys are its long options. */
  private static final List<Field<Optional<Located<String>>>> OPTIONS =
      Stream.of(WHERE, WHEN, OUTPUT).flatMap(List::stream).toList();

  static final Shape<SlurmSection> SHAPE =
      new Fields("x-slurm")
          .with(JOB_NAME)
          .with(WHERE)
          .with(
              NODES,
              NTASKS,
              NTASKS_PER_NODE,
              CPUS_PER_TASK,
              MEM,
              GRES,
              GPUS,
              GPUS_PER_NODE,
              GPUS_PER_TASK,
              CPUS_PER_GPU,
              MEM_PER_GPU)
          .with(WHEN)
          .with(AFTER_JOB, REQUEUE)
          .with(OUTPUT)
          .with(CACHE_DIR, SETUP, SUBMIT_ARGS, MAIN, METRICS, ARTIFACTS, RESUME, RENDEZVOUS)
          .refused(
              "array",
              "one spec is one job with one history: submit the spec once for each task, with a"
                  + " variable that differs, or run many tasks of one service with 'ntasks'")
          .shape(SlurmTable::section);

  private SlurmTable() {}

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
    for (Field<Optional<Located<String>>> option : OPTIONS) {
      values.get(option).ifPresent(value -> options.put(option.key(), value));
    }
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
