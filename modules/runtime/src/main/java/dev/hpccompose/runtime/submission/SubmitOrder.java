package dev.hpccompose.runtime.submission;

import dev.hpccompose.events.SubmissionEvent;
import dev.hpccompose.plan.Plan;
import dev.hpccompose.plan.StagedContent;
import dev.hpccompose.runtime.run.RecordsRoot;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What to submit.
 *
 * @param plan the plan
 * @param submitDirectory the directory in which the job starts and {@code .hpc-compose} lies
 * @param specSource the bytes of the spec, kept with the run
 * @param scheduler name of the scheduler, such as {@code slurm} or {@code local}
 * @param scriptOut where a copy of the script is wanted; {@code hpc-compose.sbatch} beside the spec
 *     without
 * @param toolVersion version of the tool
 * @param environment the environment of the submitting process, which the job inherits
 * @param files the content of the secrets and configs that the plan names
 * @param facts what was found and done before, for the history of the run
 */
@SuppressWarnings("ArrayRecordComponent") // bytes are passed on, never compared
public record SubmitOrder(
    Plan plan,
    Path submitDirectory,
    byte[] specSource,
    String scheduler,
    Optional<Path> scriptOut,
    String toolVersion,
    Map<String, String> environment,
    List<StagedContent> files,
    List<SubmissionEvent> facts) {

  /** Makes the directory absolute and copies the rest. */
  public SubmitOrder {
    submitDirectory = submitDirectory.toAbsolutePath().normalize();
    specSource = specSource.clone();
    environment = Map.copyOf(environment);
    files = List.copyOf(files);
    facts = List.copyOf(facts);
  }

  @Override
  public byte[] specSource() {
    return specSource.clone();
  }

  /** Where the copy of the script goes. */
  Path scriptCopy() {
    return scriptOut
        .map(Path::toAbsolutePath)
        .orElseGet(() -> plan.composeFile().resolveSibling("hpc-compose.sbatch"));
  }

  /** The place of all runs of this submit directory. */
  RecordsRoot root() {
    return RecordsRoot.in(submitDirectory);
  }
}
