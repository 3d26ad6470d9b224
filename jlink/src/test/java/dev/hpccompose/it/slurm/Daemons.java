package dev.hpccompose.it.slurm;

import dev.hpccompose.it.process.Await;
import dev.hpccompose.it.process.HostProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The daemons of a cluster: started in order, stopped in reverse, none outlives the cluster. */
final class Daemons {

  private static final Duration GRACE = Duration.ofSeconds(5);

  private final Path directory;
  private final Map<String, String> environment;
  private final Map<String, List<String>> commands = new LinkedHashMap<>();
  private final Map<String, Process> running = new LinkedHashMap<>();

  Daemons(Path directory, Map<String, String> environment) {
    this.directory = directory;
    this.environment = environment;
  }

  /** Starts a daemon that stays in the foreground, in a session of its own. */
  synchronized void start(String name, List<String> argv) throws IOException {
    commands.put(name, argv);
    startAgain(name);
  }

  /** Starts one that was started before and has ended since. */
  synchronized void startAgain(String name) throws IOException {
    List<String> command = new ArrayList<>(List.of("setsid"));
    command.addAll(commands.getOrDefault(name, List.of()));
    Path output = directory.resolve("log/" + name + ".out");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
    builder.environment().putAll(environment);
    running.put(name, builder.start());
  }

  /** Ends one and waits for its end. */
  synchronized void end(String name, Consumer<Process> how) throws InterruptedException {
    Process daemon = running.remove(name);
    if (daemon == null) {
      throw new AssertionError(name + " does not run; these do: " + running.keySet());
    }
    how.accept(daemon);
    daemon.waitFor();
  }

  /** What the daemons that died by themselves left in their logs. */
  synchronized Optional<String> died() throws IOException {
    if (running.values().stream().allMatch(Process::isAlive)) {
      return Optional.empty();
    }
    StringBuilder logs = new StringBuilder("a daemon died:\n");
    try (var files = Files.list(directory.resolve("log"))) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        logs.append("--- ").append(file).append('\n').append(Files.readString(file));
      }
    }
    return Optional.of(logs.toString());
  }

  /** Stops all, asking first. */
  synchronized void stop() throws InterruptedException {
    for (Process daemon : List.copyOf(running.values()).reversed()) {
      daemon.destroy();
      if (!daemon.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
        daemon.destroyForcibly().waitFor();
      }
    }
    running.clear();
    killTheRest();
  }

  /** Steps outlive slurmd, and leave processes: all inherited where the cluster's file is. */
  private void killTheRest() {
    String marker = "SLURM_CONF=" + environment.get("SLURM_CONF");
    Await.until("all of the cluster has ended", GRACE, () -> isNothingLeft(marker));
  }

  private static boolean isNothingLeft(String marker) {
    List<HostProcess> left = HostProcess.marked(marker);
    left.stream()
        .flatMap(process -> ProcessHandle.of(process.pid()).stream())
        .forEach(ProcessHandle::destroyForcibly);
    return left.isEmpty();
  }
}
