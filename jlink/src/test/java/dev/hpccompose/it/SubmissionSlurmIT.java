package dev.hpccompose.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.it.job.Ending;
import dev.hpccompose.it.job.Engine;
import dev.hpccompose.it.job.History;
import dev.hpccompose.it.job.Job;
import dev.hpccompose.it.job.Workspace;
import dev.hpccompose.it.slurm.RealSlurm;
import dev.hpccompose.it.slurm.SlurmCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What can go wrong around sbatch. */
@RealSlurm
class SubmissionSlurmIT {

  private static final String SPEC =
      """
      name: short
      runtime: {backend: host}
      x-slurm: {time: "00:05:00"}
      services:
        only:
          command: sleep 1; echo done
      """;

  private final SlurmCluster cluster;
  private final Workspace workspace;

  SubmissionSlurmIT(SlurmCluster cluster) {
    this.cluster = cluster;
    this.workspace = Workspace.create(new Engine.Slurm(cluster), SPEC);
  }

  @Test
  @DisplayName("a CLI that is killed right after sbatch loses nothing: the job is found again")
  void findsTheJobOfASubmissionThatWasKilled() throws IOException {
    FakeTool sbatch = FakeTool.in(workspace, "sbatch");
    sbatch.write("\"$real\" \"$@\" >\"$here/answer\"; kill -KILL \"$PPID\"");
    int exit = workspace.cli(sbatch.path(), workspace.starting("submit")).exit();
    assertThat(exit).isEqualTo(137);
    String id = Files.readString(sbatch.directory().resolve("answer")).strip();
    Job found = Job.newest(workspace);
    assertThat(found.id()).isEqualTo(id);
    found.awaitEnd(Ending.SUCCEEDED);
  }

  @Test
  @DisplayName("a job id that existed before does not mix with the old run, whose files are kept")
  void setsTheDirectoryOfAnOldRunAside() throws IOException {
    Path old = Files.createDirectories(workspace.jobs().resolve(nextJobId()).resolve("events"));
    String line =
        "{\"v\":1,\"seq\":1,\"type\":\"attempt.finished\",\"run\":\"old\",\"attempt\":0}\n";
    Files.writeString(old.resolve("batch-0.jsonl"), line);
    Job job = workspace.submit();
    assertThat(old.getParent()).hasFileName(job.id());
    job.awaitEnd(Ending.SUCCEEDED);
    assertThat(contentsOfAll("batch-0.jsonl")).contains(line);
  }

  @Test
  @DisplayName("a link that an old run left under the id is moved on, and its run is kept")
  void movesTheLinkOfAnOldRun() throws IOException {
    Path old = Files.createDirectories(workspace.jobs().resolve("runs/old/events"));
    String line =
        "{\"v\":1,\"seq\":1,\"type\":\"attempt.finished\",\"run\":\"old\",\"attempt\":0}\n";
    Files.writeString(old.resolve("batch-0.jsonl"), line);
    Files.createSymbolicLink(workspace.jobs().resolve(nextJobId()), Path.of("runs/old"));
    workspace.submit().awaitEnd(Ending.SUCCEEDED);
    assertThat(old.resolve("batch-0.jsonl")).hasContent(line.strip());
  }

  @Test
  @DisplayName("a submission from inside another job is clean of that job's variables")
  void submitsFromInsideAnotherJob() {
    Map<String, String> outer =
        Map.of(
            "SLURM_JOB_ID", "4711",
            "SLURM_NTASKS", "64",
            "SLURM_MEM_PER_NODE", "999999",
            "SBATCH_PARTITION", "nowhere",
            "SBATCH_WAIT", "1",
            "SRUN_CPUS_PER_TASK", "64",
            "PMI_RANK", "3");
    Job job =
        Job.from(
            workspace,
            workspace.cli(outer, workspace.starting("submit", "--format", "json")).expect(0));
    History history = job.awaitEnd(Ending.SUCCEEDED);
    assertThat(history.of("service.exited", "only")).hasSize(1);
    assertThat(cluster.scontrolJob(job.id())).containsEntry("NumTasks", "1");
  }

  @Test
  @DisplayName("a history that has ended is the only witness: nobody asks the scheduler")
  void asksTheSchedulerNothingAfterTheEnd() throws IOException {
    Job job = workspace.submit();
    job.awaitEnd(Ending.SUCCEEDED);
    FakeTool squeue = FakeTool.in(workspace, "squeue");
    squeue.write("touch \"$here/asked\"; exit 1");
    FakeTool.in(workspace, "sacct").write("touch \"$here/asked\"; exit 1");
    FakeTool.in(workspace, "scontrol").write("touch \"$here/asked\"; exit 1");
    for (String command : new String[] {"status", "ps", "logs", "events"}) {
      workspace.cli(squeue.path(), command, "--job", job.id()).expect(0);
    }
    assertThat(squeue.directory().resolve("asked")).doesNotExist();
  }

  @Test
  @DisplayName(
      "what sbatch refuses is an environment that is not ready: exit code 3, its own words")
  void passesOnWhatSbatchRefuses() throws IOException {
    Files.writeString(
        workspace.directory().resolve("compose.yaml"),
        SPEC.replace("x-slurm: {", "x-slurm: {partition: nowhere, "));
    var result = workspace.cli(workspace.starting("submit"));
    assertThat(result.exit()).as("%s", result).isEqualTo(3);
    assertThat(result.stderr()).contains("invalid partition");
  }

  /** Ids count up, and no other test submits meanwhile. */
  private String nextJobId() {
    Job before = workspace.submit();
    before.awaitEnd(Ending.SUCCEEDED);
    return Integer.toString(Integer.parseInt(before.id()) + 1);
  }

  private String contentsOfAll(String name) throws IOException {
    StringBuilder contents = new StringBuilder();
    try (var files = Files.walk(workspace.jobs())) {
      for (Path file : files.filter(each -> each.endsWith(name)).toList()) {
        contents.append(Files.readString(file));
      }
    }
    return contents.toString();
  }
}
