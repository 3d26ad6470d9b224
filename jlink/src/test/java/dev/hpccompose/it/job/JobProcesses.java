package dev.hpccompose.it.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.it.process.Await;
import dev.hpccompose.it.process.Command;
import dev.hpccompose.it.process.HostProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The processes of a job on Slurm, for a test that does harm to them.
 *
 * @param job the job
 */
public record JobProcesses(Job job) {

  /** The shell that runs the batch script. */
  public long supervisor() {
    return job.history().batch().getFirst().number("pid");
  }

  /** The child of the supervisor that owns the launch of a service. */
  public long runner(String service) {
    return parent(srun(service));
  }

  /** The child of the supervisor that takes samples. */
  public long sampler() {
    // for a moment there is another child, which asks Slurm how long it waits before it kills
    return Await.value(
        () -> "one child that runs no service, but " + idleChildren(),
        Duration.ofSeconds(30),
        () ->
            idleChildren().size() == 1 ? Optional.of(idleChildren().getFirst()) : Optional.empty());
  }

  private List<Long> idleChildren() {
    List<Long> children =
        ProcessHandle.of(supervisor()).orElseThrow().children().map(ProcessHandle::pid).toList();
    return children.stream().filter(child -> !isRunner(child)).toList();
  }

  /**
   * What Slurm puts between itself and the tasks of a step; a launch is recorded before it is
   * there. Its title covers its environment, and other clusters have jobs of the same id: it is
   * known by its tasks.
   */
  public List<Long> slurmstepd(int step) {
    String title = "slurmstepd: [" + job.id() + "." + step + "]";
    return Await.value(
        () -> "a " + title,
        Duration.ofSeconds(30),
        () -> Optional.of(titled(title)).filter(found -> !found.isEmpty()));
  }

  private List<Long> titled(String title) {
    List<Long> parents = processes().map(task -> parent(task.pid())).toList();
    return HostProcess.marked("").stream()
        .filter(process -> process.commandLine().startsWith(title))
        .map(HostProcess::pid)
        .filter(parents::contains)
        .toList();
  }

  /** Sends a signal by its name without {@code SIG}. */
  public static void signal(String name, List<Long> pids) {
    assertThat(pids).isNotEmpty();
    List<String> argv =
        Stream.concat(Stream.of("kill", "-" + name), pids.stream().map(String::valueOf)).toList();
    new Command(argv, Path.of("/"), Map.of()).run(Duration.ofSeconds(5)).expect(0);
  }

  private boolean isRunner(long pid) {
    return ProcessHandle.of(pid).stream()
        .flatMap(ProcessHandle::children)
        .anyMatch(child -> isSrun(child.pid()));
  }

  private long srun(String service) {
    return processes()
        .filter(process -> isSrun(process.pid()))
        .filter(process -> process.environment().contains("HPC_COMPOSE_SERVICE=" + service + "\0"))
        .map(HostProcess::pid)
        .filter(pid -> !isSrun(parent(pid)))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no srun of " + service));
  }

  private boolean isSrun(long pid) {
    return processes()
        .anyMatch(p -> p.pid() == pid && p.commandLine().split(" ", 2)[0].endsWith("/srun"));
  }

  private Stream<HostProcess> processes() {
    return HostProcess.marked(job.workspace().marker()).stream();
  }

  private static long parent(long pid) {
    return ProcessHandle.of(pid).flatMap(ProcessHandle::parent).map(ProcessHandle::pid).orElse(-1L);
  }
}
