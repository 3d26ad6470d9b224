package dev.hpccompose.spec.internal.language;

import dev.hpccompose.spec.Located;
import dev.hpccompose.spec.Memory;
import dev.hpccompose.spec.Resources;
import dev.hpccompose.spec.SlurmSection;
import dev.hpccompose.spec.internal.shape.Field;
import dev.hpccompose.spec.internal.shape.Fields;
import dev.hpccompose.spec.internal.shape.ListOf;
import dev.hpccompose.spec.internal.shape.Shape;
import dev.hpccompose.spec.internal.shape.Text;
import dev.hpccompose.spec.internal.shape.Values;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The mapping {@code x-slurm} of the top level. */
final class SlurmTable {

  private static final Fields FIELDS = new Fields("x-slurm");

  private static final Field<Optional<Located<String>>> JOB_NAME =
      FIELDS.optional("job_name", Text.LINE, "Name of the job (--job-name).");

  private static final Field<Optional<Located<String>>> PARTITION =
      FIELDS.optional("partition", SlurmWord.TYPE, "Partition to run in (--partition).");

  private static final Field<Optional<Located<String>>> TIME =
      FIELDS.optional("time", Walltime.TYPE, "Time limit of the job (--time).");

  private static final Field<Optional<Located<Integer>>> NODES =
      FIELDS.optional("nodes", Sizes.NODES, "Number of nodes (--nodes); 1 when omitted.");

  private static final Field<Optional<Located<Integer>>> NTASKS =
      FIELDS.optional("ntasks", Sizes.TASKS, "Number of tasks (--ntasks).");

  private static final Field<Optional<Located<Integer>>> CPUS_PER_TASK =
      FIELDS.optional("cpus_per_task", Sizes.CPUS, "CPUs of each task (--cpus-per-task).");

  private static final Field<Optional<Located<Memory>>> MEM =
      FIELDS.optional("mem", MemorySize.TYPE, "Memory of each node (--mem).");

  private static final Field<Optional<Located<String>>> OUTPUT =
      FIELDS.optional("output", Text.LINE, "File for the output of the batch script (--output).");

  private static final Field<Optional<Located<Path>>> CACHE_DIR =
      FIELDS.optional(
          "cache_dir",
          HostPath.TYPE,
          "Where images are cached, visible from all nodes; $HOME/.cache/hpc-compose when"
              + " omitted.");

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

  static final Shape<SlurmSection> SHAPE =
      FIELDS.shape(
          values ->
              new SlurmSection(
                  values.get(JOB_NAME),
                  new Resources(
                      values.get(NODES),
                      values.get(NTASKS),
                      Optional.empty(),
                      values.get(CPUS_PER_TASK),
                      values.get(MEM),
                      Optional.empty(),
                      Optional.empty(),
                      Optional.empty(),
                      Optional.empty(),
                      Optional.empty(),
                      Optional.empty()),
                  options(values),
                  values.get(CACHE_DIR),
                  values.get(SETUP),
                  values.get(SUBMIT_ARGS),
                  values.get(MAIN),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty(),
                  List.of()));

  private SlurmTable() {}

  private static Map<String, Located<String>> options(Values values) {
    Map<String, Located<String>> options = new LinkedHashMap<>();
    values.get(PARTITION).ifPresent(value -> options.put("partition", value));
    values.get(TIME).ifPresent(value -> options.put("time", value));
    values.get(OUTPUT).ifPresent(value -> options.put("output", value));
    return options;
  }
}
