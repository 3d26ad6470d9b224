package dev.hpccompose.it.slurm;

import dev.hpccompose.it.process.HostProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The daemons of a cluster: started in order, stopped in reverse, none outlives the cluster. */
final class Daemons {

  private static final Duration GRACE = Duration.ofSeconds(5);

  private final Path directory;
  private final Map<String, String> environment;
  private final Deque<Process> running = new ArrayDeque<>();

  Daemons(Path directory, Map<String, String> environment) {
    this.directory = directory;
    this.environment = environment;
  }

  /** Starts a daemon that stays in the foreground, in a session of its own. */
  void start(String name, List<String> argv) throws IOException {
    List<String> command = new ArrayList<>(List.of("setsid"));
    command.addAll(argv);
    Path output = directory.resolve("log/" + name + ".out");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().putAll(environment);
    running.push(builder.start());
  }

  /** What the daemons that died by themselves left in their logs. */
  Optional<String> died() throws IOException {
    if (running.stream().allMatch(Process::isAlive)) {
      return Optional.empty();
    }
    StringBuilder logs = new StringBuilder("a daemon died:\n");
    try (var files = Files.list(directory.resolve("log"))) {
      for (Path file : files.sorted().toList()) {
        logs.append("--- ").append(file).append('\n').append(Files.readString(file));
      }
    }
    return Optional.of(logs.toString());
  }

  /** Stops all, asking first. */
  void stop() throws InterruptedException {
    while (!running.isEmpty()) {
      Process daemon = running.pop();
      daemon.destroy();
      if (!daemon.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
        daemon.destroyForcibly().waitFor();
      }
    }
    killTheRest();
  }

  /** Steps outlive slurmd, and leave processes: all inherited where the cluster's file is. */
  private void killTheRest() {
    String marker = "SLURM_CONF=" + environment.get("SLURM_CONF");
    HostProcess.marked(marker).stream()
        .map(HostProcess::pid)
        .flatMap(pid -> ProcessHandle.of(pid).stream())
        .forEach(ProcessHandle::destroyForcibly);
  }
}
