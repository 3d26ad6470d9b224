package dev.hpccompose.scheduler.slurm;

import dev.hpccompose.runtime.spi.JobRef;
import dev.hpccompose.runtime.spi.Observation;
import dev.hpccompose.system.process.Tool;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What Slurm's accounting remembers after the controller has forgotten; not every site has it. */
record Accounting(SlurmTools tools) {

  Collection<Observation> look(Optional<String> cluster, List<String> jobIds) {
    List<String> arguments =
        List.of("-P", "-n", "-X", "-j", String.join(",", jobIds), "-o", "JobID,State,ExitCode");
    return sacct(JobQueue.onCluster(cluster, arguments))
        .lines()
        .map(line -> line.split("\\|", -1))
        .filter(fields -> fields.length == 3 && jobIds.contains(fields[0]))
        .map(Accounting::observation)
        // an id that came back has several rows, the newest one last
        .collect(Collectors.toMap(Observation::jobId, row -> row, (older, newer) -> newer))
        .values();
  }

  private static Observation observation(String[] fields) {
    StateWord word = StateWord.of(fields[1]);
    return new Observation(
        fields[0], word.state(), word.word(), Optional.empty(), ExitStatus.parse(fields[2]));
  }

  Optional<JobRef> find(String runId) {
    return sacct(List.of("-P", "-n", "-X", "-S", "now-30days", "-o", "JobID,Comment,SubmitLine"))
        .lines()
        .map(line -> line.split("\\|", 2))
        .filter(fields -> fields.length == 2 && JobQueue.names(fields[1], runId))
        .map(fields -> JobQueue.found(fields[0], runId))
        .findFirst();
  }

  /** Without a database, what a plug-in for completed jobs wrote into a file. */
  private String sacct(List<String> arguments) {
    Tool.Result result = tools.ask("sacct", arguments);
    if (!result.succeeded() && result.err().contains("accounting storage is disabled")) {
      result = tools.ask("sacct", Stream.concat(Stream.of("-c"), arguments.stream()).toList());
    }
    return result.out();
  }
}
