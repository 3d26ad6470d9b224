package dev.hpccompose.scheduler.slurm;

import dev.hpccompose.runtime.spi.JobRef;
import dev.hpccompose.system.process.Tool;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the controller still has in its memory. */
record JobQueue(SlurmTools tools) {

  /** The rows of these jobs, which are of one cluster; a job that is forgotten has none. */
  List<QueueRow> look(List<JobRef> jobs) {
    Optional<String> cluster = jobs.getFirst().cluster();
    String ids = jobs.stream().map(JobRef::jobId).collect(Collectors.joining(","));
    Tool.Result result = squeue(cluster, List.of("-j", ids, "-O", QueueRow.COLUMNS));
    // whether one unknown id spoils the answer for the others differs between versions
    if (!result.succeeded() && jobs.size() > 1 && result.err().contains("Invalid job id")) {
      result = squeue(cluster, List.of("-u", user(), "-O", QueueRow.COLUMNS));
    }
    return result.out().lines().flatMap(line -> QueueRow.parse(line).stream()).toList();
  }

  /**
   * The job with the run's comment, or with the run's script where somebody set another comment.
   */
  Optional<JobRef> find(String runId) {
    Tool.Result result = squeue(Optional.empty(), List.of("-u", user(), "-o", "%i|%k|%o"));
    return result
        .out()
        .lines()
        .map(line -> line.split("\\|", 2))
        .filter(fields -> fields.length == 2 && names(fields[1], runId))
        .map(fields -> found(fields[0], runId))
        .findFirst();
  }

  /** Whether a text holds the comment or the script path of a run. */
  static boolean names(String text, String runId) {
    return text.contains(QueueRow.comment(runId) + "|")
        || text.contains("/runs/" + runId + "/script.sbatch");
  }

  static JobRef found(String jobId, String runId) {
    return new JobRef(jobId, runId, Optional.empty(), Optional.empty(), Optional.empty());
  }

  private Tool.Result squeue(Optional<String> cluster, List<String> arguments) {
    List<String> all = new ArrayList<>(List.of("-h", "-a", "-t", "all"));
    all.addAll(arguments);
    return tools.ask("squeue", onCluster(cluster, all));
  }

  static List<String> onCluster(Optional<String> cluster, List<String> arguments) {
    List<String> all = new ArrayList<>();
    cluster.ifPresent(name -> all.addAll(List.of("-M", name)));
    all.addAll(arguments);
    return all;
  }

  private static String user() {
    return System.getProperty("user.name");
  }
}
