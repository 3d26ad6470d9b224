package dev.hpccompose.it.slurm;

import dev.hpccompose.it.process.Await;
import dev.hpccompose.it.process.Command;
import dev.hpccompose.it.process.HostProcess;
import dev.hpccompose.it.process.Result;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A running cluster, and the questions that a test asks it. */
public final class SlurmCluster implements AutoCloseable {

  private static final Duration COMMAND = Duration.ofSeconds(20);
  private static final Set<String> NOT_OVER =
      Set.of("", "PENDING", "RUNNING", "COMPLETING", "REQUEUED");

  private final SlurmConfiguration configuration;
  private final ClusterLifecycle lifecycle;

  private SlurmCluster(SlurmConfiguration configuration, ClusterLifecycle lifecycle) {
    this.configuration = configuration;
    this.lifecycle = lifecycle;
  }

  /** Starts a cluster of three nodes and returns when all are idle. */
  public static SlurmCluster start(Tracking tracking) {
    return start(tracking, 3);
  }

  /** Starts a cluster of {@code nodes} nodes and returns when all are idle. */
  public static SlurmCluster start(Tracking tracking, int nodes) {
    long begin = System.nanoTime();
    try {
      SlurmConfiguration configuration = SlurmConfiguration.create(tracking, nodes);
      ClusterLifecycle lifecycle = new ClusterLifecycle(configuration);
      SlurmCluster cluster = new SlurmCluster(configuration, lifecycle);
      lifecycle.start(cluster::idleNodes);
      say("nodes are idle", begin);
      return cluster;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The variables that lead Slurm's commands to this cluster. */
  public Map<String, String> environment() {
    return Map.of("SLURM_CONF", configuration.file().toString());
  }

  /** Names of the nodes. */
  public List<String> nodes() {
    return configuration.nodes().stream().map(SlurmNode::name).toList();
  }

  /** Runs one of Slurm's commands, which must succeed. */
  public String run(String... argv) {
    return run(Path.of("/tmp"), List.of(argv)).expect(0).stdout();
  }

  /** Runs one of Slurm's commands in {@code directory}. */
  public Result run(Path directory, List<String> argv) {
    return new Command(argv, directory, environment()).run(COMMAND);
  }

  /** What {@code scontrol show job} tells, by field. */
  public Map<String, String> scontrolJob(String id) {
    return ScontrolFields.parse(run("scontrol", "--oneliner", "show", "job", id));
  }

  /** Waits until slurmctld names one of {@code states} for the job, and tells which. */
  public String waitForState(String id, Duration limit, String... states) {
    Set<String> wanted = Set.of(states);
    return Await.value(
        () -> "job " + id + " in " + wanted + ", but: " + scontrolJob(id),
        limit,
        () -> state(id).filter(wanted::contains));
  }

  /** The state that the records have for the job, slurmdbd's or the log's; they may lag. */
  public String sacctState(String id) {
    return Await.value(
        () -> "sacct -c knows job " + id,
        Duration.ofSeconds(10),
        () -> recordedState(id).filter(state -> !NOT_OVER.contains(state)));
  }

  /** The processes on this host that belong to the job, batch script and steps alike. */
  public List<HostProcess> processesOf(String id) {
    String conf = "SLURM_CONF=" + configuration.file();
    return Stream.of("SLURM_JOB_ID=" + id + "\0")
        .map(HostProcess::marked)
        .flatMap(Collection::stream)
        .filter(process -> process.environment().contains(conf))
        .toList();
  }

  /** Whether this is Slurm {@code year.month} or a later version. */
  public boolean isAtLeast(int year, int month) {
    return SlurmInstallation.atLeast(year, month);
  }

  /** Kills a daemon, {@code slurmctld} or {@code slurmd-<node>}, without asking it. */
  public void kill(String daemon) {
    lifecycle.kill(daemon);
  }

  /** Asks a daemon to end, and waits until it has. */
  public void stop(String daemon) {
    lifecycle.stop(daemon);
  }

  /** Starts a daemon that was killed or stopped. */
  public void startAgain(String daemon) {
    lifecycle.startAgain(daemon);
  }

  @Override
  public void close() {
    long begin = System.nanoTime();
    lifecycle.stop();
    say("all has stopped", begin);
  }

  private static void say(String what, long begin) {
    System.out.printf(
        "Slurm cluster: %s after %d ms%n", what, (System.nanoTime() - begin) / 1_000_000);
  }

  private Optional<String> state(String id) {
    return Optional.ofNullable(scontrolJob(id).get("JobState"));
  }

  private Optional<String> recordedState(String id) {
    List<String> records =
        configuration.tracking().accounts() ? List.of("sacct") : List.of("sacct", "-c");
    List<String> wanted = List.of("-X", "-n", "-P", "-j", id, "-o", "State");
    Result states =
        run(Path.of("/tmp"), Stream.of(records, wanted).flatMap(List::stream).toList()).expect(0);
    return states.stdout().lines().reduce((first, last) -> last).map(line -> line.split(" ", 2)[0]);
  }

  private long idleNodes() {
    Result result =
        run(
            Path.of("/tmp"),
            List.of("sinfo", "--Node", "--noheader", "--partition=debug", "--format=%T"));
    return result.stdout().lines().filter("idle"::equals).count();
  }
}
