package dev.hpccompose.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.events.ServiceEvent.ServiceExited;
import dev.hpccompose.events.ServiceEvent.ServiceLogTruncated;
import dev.hpccompose.events.ServiceEvent.ServiceReadinessFailed;
import dev.hpccompose.events.ServiceEvent.ServiceReady;
import dev.hpccompose.events.ServiceEvent.ServiceStarted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class LogsRunTest {

  private static final int LIMIT = 1 << 16;

  @TempDir private Path directory;

  @Test
  @DisplayName("tries follow each other in one log, and a line tells them apart (S-268)")
  void triesAreMarked() {
    ScriptJob job =
        ScriptJob.of(
            directory, Draft.of("app", "printf tried; exit 3").restarts(2, Duration.ofMillis(1)));
    assertThat(job.run()).isEqualTo(3);
    assertThat(job.read("logs/app.log").replaceAll("\\d{4}-\\S+Z", "TIME"))
        .isEqualTo(
            """
            tried
            === hpc-compose: attempt 0, launch 2, TIME ===
            tried
            === hpc-compose: attempt 0, launch 3, TIME ===
            tried\
            """);
  }

  @Test
  @DisplayName("the log of a requeued job goes on where the attempt before it stopped (S-268)")
  void attemptsAreMarked() {
    ScriptJob job = ScriptJob.of(directory, Draft.of("app", "echo tried"));
    assertThat(job.run()).isZero();
    assertThat(job.attempt(1).run()).isZero();
    assertThat(job.read("logs/app.log").replaceAll("\\d{4}-\\S+Z", "TIME"))
        .isEqualTo("tried\n\n=== hpc-compose: attempt 1, launch 1, TIME ===\ntried\n");
  }

  @Test
  void neitherTheMarkNorAnOlderTryMakesAServiceReady() {
    Gate gate = Gate.log("up|compose|=|launch").timeout(2000);
    Draft app =
        Draft.of("app", "[ -e tried ] && exec sleep 30; touch tried; sleep 0.1; echo up; exit 1")
            .ready(gate)
            .restarts(1, Duration.ofMillis(1));
    ScriptJob job = ScriptJob.of(directory, app);
    assertThat(job.run()).isEqualTo(1);
    assertThat(job.facts(ServiceReady.class)).hasSize(1);
    assertThat(job.facts(ServiceReadinessFailed.class))
        .singleElement()
        .satisfies(failed -> assertThat(failed.launch()).isEqualTo(2));
  }

  @Test
  @DisplayName("of a log with a largest size the beginning and the end are kept, to the byte")
  void theMiddleOfALongLogIsDropped() throws IOException {
    ScriptJob job = limited("seq 100000");
    assertThat(job.run()).isZero();
    String all =
        IntStream.rangeClosed(1, 100_000).mapToObj(i -> i + "\n").reduce("", String::concat);
    String head = job.read("logs/app.log.head");
    String kept =
        head.substring(0, head.indexOf("\n=== hpc-compose: of what follows only the end"));
    String end = job.read("logs/app.log.1") + job.read("logs/app.log");
    assertThat(all).startsWith(kept).endsWith(end);
    assertThat(kept).hasSize(LIMIT / 2);
    assertThat(end.length()).isBetween(LIMIT / 4, LIMIT / 2);
    assertThat(job.fact(ServiceLogTruncated.class))
        .isEqualTo(
            new ServiceLogTruncated("app", 1, (long) all.length() - kept.length() - end.length()));
    assertThat(job.position(job.fact(ServiceLogTruncated.class)))
        .isBetween(0, job.position(job.fact(ServiceExited.class)));
  }

  @Test
  void triesShareTheLargestSize() throws IOException {
    String command = "seq 4000 7999; echo try $(wc -l <tries); echo >>tries; exit 1";
    ScriptJob job = limited(Draft.of("app", command).restarts(8, Duration.ofMillis(1)));
    Files.createFile(directory.resolve("tries"));
    assertThat(job.run()).isEqualTo(1);
    long size = 0;
    for (String name : List.of("app.log.head", "app.log.1", "app.log")) {
      size += Files.size(job.home().resolve("logs").resolve(name));
    }
    assertThat(size).isBetween(LIMIT / 2L, LIMIT + 500L);
    assertThat(job.read("logs/app.log.head")).startsWith("4000\n4001\n").contains("launch 2,");
    assertThat(job.read("logs/app.log")).endsWith("7999\ntry 8\n");
    assertThat(job.facts(ServiceLogTruncated.class)).isNotEmpty();
  }

  @Test
  void aLineIsThereAsSoonAsItIsWrittenAndTheLastWordsAreKept() {
    Draft server =
        Draft.of(
                "app",
                "trap 'echo asked; sleep 0.2; echo bye; exit' TERM; echo up; while :; do sleep"
                    + " 0.05; done")
            .says("^up$");
    ScriptJob job = limited(server);
    try (ScriptJob.Running running = job.start()) {
      running.await(ServiceReady.class);
      running.cancel();
      assertThat(running.exitCode()).isEqualTo(143);
    }
    assertThat(job.read("logs/app.log")).startsWith("up\n").endsWith("asked\nbye\n");
    assertThat(job.facts(ServiceLogTruncated.class)).isEmpty();
  }

  @Test
  void whatAServiceLeavesBehindDoesNotHoldUpTheEnd() {
    ScriptJob job = limited("setsid sleep 77 & echo done");
    assertThat(job.run()).isZero();
    assertThat(job.time(job.fact(ServiceExited.class))).isLessThan(Duration.ofSeconds(10));
    assertThat(job.read("logs/app.log")).isEqualTo("done\n");
  }

  @Test
  void withoutALargestSizeAServiceHasNoProcessBesideIt() {
    String siblings = "cat /proc/$PPID/task/$PPID/children | wc -w";
    ScriptJob job = ScriptJob.of(directory, Draft.of("app", siblings));
    assertThat(job.run()).isZero();
    assertThat(job.facts(ServiceStarted.class)).hasSize(1);
    assertThat(job.read("logs/app.log").strip()).isEqualTo("1");
  }

  private ScriptJob limited(String command) {
    return limited(Draft.of("app", command));
  }

  private ScriptJob limited(Draft service) {
    return ScriptJob.of(directory, service.limitsLog(LIMIT));
  }
}
