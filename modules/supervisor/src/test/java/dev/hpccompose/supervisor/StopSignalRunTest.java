package dev.hpccompose.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.events.AttemptEvent.SignalReceived;
import dev.hpccompose.events.AttemptEvent.TeardownStarted;
import dev.hpccompose.events.ServiceEvent.ServiceStopped;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class StopSignalRunTest {

  private static final String TELL =
      "for s in TERM INT QUIT USR1; do trap \"echo got $s; exit 9\" $s; done; "
          + "mkdir $HPC_COMPOSE_JOB_DIR/NAME.up; while :; do sleep 0.05; done";

  @TempDir private Path directory;

  @Test
  void eachServiceIsAskedToStopWithItsOwnSignal() {
    ScriptJob job = ScriptJob.of(directory, asked("int", "INT"), asked("usr", "USR1"));
    try (ScriptJob.Running running = job.start()) {
      running.awaitFile("int.up");
      running.awaitFile("usr.up");
      running.cancel();
      assertThat(running.exitCode()).isEqualTo(143);
    }
    assertThat(job.read("logs/int.log")).contains("got INT\n");
    assertThat(job.read("logs/usr.log")).contains("got USR1\n");
    assertThat(job.facts(ServiceStopped.class))
        .containsExactlyInAnyOrder(
            new ServiceStopped("int", 1, 9, Optional.empty(), false),
            new ServiceStopped("usr", 1, 9, Optional.empty(), false));
  }

  @Test
  @DisplayName("a service that no KILL ends does not keep the last event back beyond KillWait")
  void theLastEventComesBeforeTheSchedulerKills() {
    ScriptJob job = ScriptJob.of(directory, deaf()).leaving(1500).instead("hc_kill() { :; }");
    try (ScriptJob.Running running = job.start()) {
      running.awaitFile("deaf.up");
      running.cancel();
      assertThat(running.exitCode()).isEqualTo(143);
    }
    ServiceStopped stopped = new ServiceStopped("deaf", 1, 137, Optional.of("KILL"), true);
    assertThat(job.time(stopped).minus(job.time(new SignalReceived("TERM"))))
        .isBetween(Duration.ofSeconds(2), Duration.ofSeconds(3));
  }

  @Test
  @DisplayName("a job that is cancelled while it ends does not wait for long grace periods")
  void aCancelledEndIsHurried() {
    Draft bad =
        Draft.of("bad", "until [ -d $HPC_COMPOSE_JOB_DIR/deaf.up ]; do sleep 0.05; done; exit 4");
    ScriptJob job = ScriptJob.of(directory, deaf(), bad).leaving(1500);
    try (ScriptJob.Running running = job.start()) {
      running.await(TeardownStarted.class);
      running.cancel();
      assertThat(running.exitCode()).isNotZero();
    }
    assertThat(job.fact(ServiceStopped.class).forced()).isTrue();
  }

  private static Draft deaf() {
    return Draft.of(
            "deaf", "trap '' TERM; mkdir $HPC_COMPOSE_JOB_DIR/deaf.up; while :; do sleep 0.1; done")
        .stop("TERM", Duration.ofMinutes(9));
  }

  private static Draft asked(String name, String signal) {
    return Draft.of(name, TELL.replace("NAME", name)).stop(signal, Duration.ofSeconds(10));
  }
}
