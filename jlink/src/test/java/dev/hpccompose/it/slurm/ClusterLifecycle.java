package dev.hpccompose.it.slurm;

import dev.hpccompose.it.process.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/** Brings the daemons of one cluster up, each when the one before it answers, and down again. */
final class ClusterLifecycle {

  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final SlurmConfiguration configuration;
  private final Daemons daemons;
  private final AtomicBoolean stopped = new AtomicBoolean();
  private final Thread hook = Thread.ofPlatform().unstarted(this::stop);

  ClusterLifecycle(SlurmConfiguration configuration) {
    this.configuration = configuration;
    this.daemons =
        new Daemons(
            configuration.directory(),
            Map.of(
                "SLURM_CONF", configuration.file().toString(),
                "MYSQL_UNIX_PORT", configuration.accounting().socket().toString()));
  }

  void start(LongSupplier idleNodes) throws IOException {
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      configuration.write();
      startMunge();
      startAccounting();
      startController();
      startNodes(idleNodes);
    } catch (IOException | RuntimeException | AssertionError e) {
      stop();
      throw e;
    }
  }

  private void startMunge() throws IOException {
    Path directory = configuration.directory();
    daemons.start(
        "munged",
        List.of(
            SlurmInstallation.path("munged"),
            "--foreground",
            "--socket=" + configuration.mungeSocket(),
            "--key-file=" + configuration.mungeKey(),
            "--pid-file=" + directory.resolve("run/munged.pid"),
            "--log-file=" + configuration.log("munged"),
            "--seed-file=" + directory.resolve("munge/munge.seed"),
            "--num-threads=2"));
    await("munged's socket", () -> Files.exists(configuration.mungeSocket()));
  }

  private void startAccounting() throws IOException {
    if (!configuration.tracking().accounts()) {
      return;
    }
    Accounting accounting = configuration.accounting();
    accounting.write();
    daemons.start("mariadbd", accounting.database());
    await("the database's socket", () -> Files.exists(accounting.socket()));
    daemons.start("slurmdbd", List.of(SlurmInstallation.path("slurmdbd"), "-D"));
    await("slurmdbd's port", () -> listens(accounting.port()));
  }

  /** Kills a daemon, such as {@code slurmctld} or {@code slurmd-n1}, without asking it. */
  void kill(String daemon) {
    end(daemon, Process::destroyForcibly);
  }

  /** Asks a daemon to end. */
  void stop(String daemon) {
    end(daemon, Process::destroy);
  }

  private void end(String daemon, Consumer<Process> how) {
    try {
      daemons.end(daemon, how);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while ending " + daemon, e);
    }
  }

  /** Starts a daemon that was killed. */
  void startAgain(String daemon) {
    try {
      daemons.startAgain(daemon);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void startController() throws IOException {
    String file = configuration.file().toString();
    daemons.start(
        "slurmctld", List.of(SlurmInstallation.path("slurmctld"), "-i", "-D", "-f", file));
    await("slurmctld's port", () -> listens(configuration.controllerPort()));
  }

  private void startNodes(LongSupplier idleNodes) throws IOException {
    String file = configuration.file().toString();
    for (SlurmNode node : configuration.nodes()) {
      daemons.start(
          "slurmd-" + node.name(),
          List.of(SlurmInstallation.path("slurmd"), "-D", "-N", node.name(), "-f", file));
    }
    await("idle nodes", () -> idleNodes.getAsLong() == configuration.nodes().size());
  }

  private void await(String what, BooleanSupplier condition) {
    Await.until(what, LIMIT, () -> noneDied() && condition.getAsBoolean());
  }

  private boolean noneDied() {
    try {
      daemons
          .died()
          .ifPresent(
              logs -> {
                throw new AssertionError(logs);
              });
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean listens(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  /** Stops all and removes the directory; once, whoever asks first. */
  void stop() {
    if (!stopped.compareAndSet(false, true)) {
      return;
    }
    try {
      daemons.stop();
      for (SlurmNode node : configuration.nodes()) {
        ControlGroups.remove(node);
      }
      delete(configuration.directory());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> tree = Files.walk(directory)) {
      for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
