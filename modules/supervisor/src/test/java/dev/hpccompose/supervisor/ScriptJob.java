package dev.hpccompose.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.events.EventLog;
import dev.hpccompose.events.History;
import dev.hpccompose.events.JobEvent;
import dev.hpccompose.events.RecordedEvent;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * A script under a real bash, without anybody who submits it, on the plainest scheduler. What that
 * does not have, such as a second attempt, is put in its place as bash text.
 *
 * @param directory where it runs
 * @param draft what it runs
 * @param instead bash text after the functions of the scheduler
 * @param environment variables of the script
 */
record ScriptJob(Path directory, JobDraft draft, String instead, Map<String, String> environment) {

  static final String DIALECT =
      ShellPart.read("/plain-dialect.sh", name -> ScriptJob.class.getResourceAsStream(name));

  static ScriptJob of(Path directory, JobDraft draft) {
    return new ScriptJob(
        directory, draft, "", Map.of("PATH", "/usr/bin:/bin", "LC_ALL", "C.UTF-8"));
  }

  static ScriptJob of(Path directory, Draft... services) {
    return of(directory, JobDraft.of(services));
  }

  /** With bash text that replaces functions of the scheduler. */
  ScriptJob instead(String bash) {
    return new ScriptJob(directory, draft, instead + bash + "\n", environment);
  }

  /**
   * No other run of this machine has this id, for a run ends what carries it; the attempts of one
   * job share it.
   */
  String runId() {
    CRC32 place = new CRC32();
    place.update(directory.toString().getBytes(StandardCharsets.UTF_8));
    return "20260102-030405-%08x%06x".formatted(place.getValue(), ProcessHandle.current().pid());
  }

  /** On a scheduler that leaves so many milliseconds between its TERM and its KILL. */
  ScriptJob leaving(int millis) {
    return instead("hc_after_begin() { HC_STOP_BUDGET=" + millis + "; }");
  }

  ScriptJob with(String variable, String value) {
    Map<String, String> more = new HashMap<>(environment);
    more.put(variable, value);
    return new ScriptJob(directory, draft, instead, more);
  }

  /** The attempt that a requeue makes. */
  ScriptJob attempt(int number) {
    return instead("HC_TEST_ATTEMPT=" + number);
  }

  /** On these nodes. */
  ScriptJob nodes(String... names) {
    return instead("HC_TEST_NODES=(" + String.join(" ", names) + ")");
  }

  /** Runs it to its end and gives the exit code. */
  int run() {
    try (Running running = start()) {
      return running.exitCode();
    }
  }

  /** As the embedded engine starts it. */
  Running start() {
    return start(List.of("setsid", "bash", "-p", written().toString()));
  }

  /** As a person may start it. */
  Running by(String shell) {
    return start(List.of("setsid", shell, written().toString()));
  }

  /**
   * As a scheduler starts it, which executes the file. A file that this process wrote may still be
   * open in a process that it starts just now, and cannot be executed then; a copy can.
   */
  Running submitted() {
    String copy = directory.resolve("submitted").toString();
    assertThat(start(List.of("install", "-m", "700", written().toString(), copy)).exitCode())
        .isZero();
    return start(List.of("setsid", copy));
  }

  private Path written() {
    try {
      return Files.writeString(directory.resolve("script.sbatch"), text());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Running start(List<String> command) {
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(directory.toFile())
              .redirectInput(new File("/dev/null"))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(batchLog().toFile()));
      builder.environment().clear();
      builder.environment().putAll(environment);
      return new Running(this, builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String text() {
    return draft
        .with("HC_ROOT", directory.resolve(".hpc-compose"))
        .with("HC_RUN", runId())
        .with("HC_PLANNED", "submit:1")
        .text(DIALECT + "\n" + instead);
  }

  private Path batchLog() {
    return directory.resolve("batch.out");
  }

  /** The directory of the run. */
  Path home() {
    return directory.resolve(".hpc-compose/runs").resolve(runId());
  }

  String read(String file) {
    return contentOf(home().resolve(file));
  }

  String said() {
    return contentOf(batchLog());
  }

  static String contentOf(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Processes that carry the run in their environment. */
  List<ProcessHandle> leftovers() {
    String variable = "HPC_COMPOSE_RUN_ID=" + runId();
    return ProcessHandle.allProcesses()
        .filter(process -> environmentOf(process.pid()).contains(variable))
        .toList();
  }

  private static List<String> environmentOf(long pid) {
    try {
      byte[] environ = Files.readAllBytes(Path.of("/proc", Long.toString(pid), "environ"));
      return List.of(new String(environ, StandardCharsets.UTF_8).split("\0"));
    } catch (IOException e) {
      return List.of(); // it ended, or belongs to somebody else
    }
  }

  /** Whether a process runs; one that ended and was not collected does not. */
  static boolean runs(String pid) {
    Path process = Path.of("/proc", pid);
    return Files.exists(process) && !contentOf(process.resolve("cmdline")).isEmpty();
  }

  /** Waits until no more shells than this work on the script: itself and its children. */
  void awaitShells(int most) {
    String script = directory.resolve("script.sbatch").toString();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (shells(script) > most) {
      if (System.nanoTime() > end) {
        throw new AssertionError(shells(script) + " shells of " + script);
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
  }

  private static long shells(String script) {
    return ProcessHandle.allProcesses()
        .filter(process -> process.info().commandLine().orElse("").contains(script))
        .count();
  }

  History history() {
    return EventLog.open(home().resolve("events")).read();
  }

  Stream<JobEvent> facts() {
    return history().events().stream().map(RecordedEvent::event);
  }

  <E extends JobEvent> List<E> facts(Class<E> type) {
    return facts().filter(type::isInstance).map(type::cast).toList();
  }

  <E extends JobEvent> E fact(Class<E> type) {
    return facts(type).getFirst();
  }

  /** Where the first event that equals this one stands in the history; -1 when there is none. */
  int position(JobEvent event) {
    return facts().toList().indexOf(event);
  }

  /** When the first event of a kind was recorded, from the start of the job. */
  Duration time(JobEvent event) {
    List<RecordedEvent> events = history().events();
    return Duration.between(events.getFirst().at(), events.get(position(event)).at());
  }

  /** A job that was started. */
  record Running(ScriptJob job, Process process) implements AutoCloseable {

    int exitCode() {
      try {
        if (!process.waitFor(50, TimeUnit.SECONDS)) {
          throw new AssertionError("still running: " + job.facts().toList() + job.said());
        }
        return process.exitValue();
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }

    /** Waits for the first fact of this kind. */
    <E extends JobEvent> E await(Class<E> type) {
      return await(() -> job.facts(type).stream().findFirst());
    }

    <T> T await(Supplier<Optional<T>> look) {
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
      while (true) {
        Optional<T> found = look.get();
        if (found.isPresent()) {
          return found.get();
        }
        if (!process.isAlive() || System.nanoTime() > end) {
          throw new AssertionError("never came: " + job.facts().toList() + job.said());
        }
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
      }
    }

    /** Waits for a file that a service writes. */
    void awaitFile(String name) {
      var _ = await(() -> Optional.of(job.home().resolve(name)).filter(file -> Files.exists(file)));
    }

    /** Cancels it as the scheduler does. */
    void cancel() {
      process.destroy();
    }

    @Override
    public void close() {
      if (process.isAlive()) {
        job.leftovers().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
      }
    }
  }
}
