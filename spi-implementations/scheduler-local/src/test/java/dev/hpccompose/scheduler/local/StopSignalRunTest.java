package dev.hpccompose.scheduler.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.events.ServiceEvent.ServiceStopped;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
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
  void each_service_is_asked_to_stop_with_its_own_signal() {
    ScriptJob job = ScriptJob.of(directory, Draft.plan(asked("int", "INT"), asked("usr", "USR1")));
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

  private static Draft asked(String name, String signal) {
    return Draft.of(name, TELL.replace("NAME", name)).stop(signal, Duration.ofSeconds(10));
  }
}
