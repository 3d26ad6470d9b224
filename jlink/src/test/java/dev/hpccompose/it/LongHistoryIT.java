package dev.hpccompose.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.it.job.Engine;
import dev.hpccompose.it.job.Workspace;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A service that was restarted a hundred thousand times. */
class LongHistoryIT {

  private static final String RUN = "20260101-000000-00000001";
  private static final int RESTARTS = 100_000;
  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00.000001Z");

  /** The history has sixty megabytes, and several times as much as objects. */
  private static final Map<String, String> LITTLE_MEMORY =
      Map.of("HPC_COMPOSE_JAVA_OPTIONS", "-Xmx16m");

  private final Workspace workspace =
      Workspace.create(
          new Engine.Local(),
          "name: restless\nruntime: {backend: host}\nservices: {a: {command: \"false\"}}\n");

  @Test
  @DisplayName("a history of 300,000 events is read in 16 MB (S-077 S-087)")
  void isReadInLittleMemory() throws IOException {
    write();
    assertThat(cli("status", "--job", RUN))
        .containsPattern("\\ba +restarting .* " + RESTARTS + " ");
    assertThat(cli("ps", "--job", RUN)).contains(Integer.toString(RESTARTS));
    assertThat(cli("jobs")).contains("restless");
    assertThat(cli("events", "--verify", "--job", RUN))
        .contains("the history is whole: " + (3 * RESTARTS + 2) + " events of 2 writers");
  }

  private String cli(String... arguments) {
    return workspace.cli(LITTLE_MEMORY, arguments).expect(0).stdout();
  }

  private void write() throws IOException {
    Path events = Files.createDirectories(workspace.jobs().resolve("runs/" + RUN + "/events"));
    try (BufferedWriter plan = Files.newBufferedWriter(events.resolve("submit.jsonl"))) {
      plan.write(
          line(
              1,
              "run.planned",
              """
              "job_name":"restless","compose_file":"%s","submit_dir":"%s","scheduler":"local",\
              "backend":"host","tool_version":"0","services":[]\
              """
                  .formatted(
                      workspace.directory().resolve("compose.yaml"), workspace.directory())));
    }
    try (BufferedWriter batch = Files.newBufferedWriter(events.resolve("batch-0.jsonl"))) {
      batch.write(
          line(
              1,
              "attempt.started",
              "\"job_id\":\"local-1\",\"host\":\"n1\",\"pid\":1,\"nodes\":[\"n1\"]"));
      for (int launch = 1; launch <= RESTARTS; launch++) {
        restart(batch, launch);
      }
    }
  }

  private static void restart(BufferedWriter batch, int launch) throws IOException {
    int seq = 3 * launch - 1;
    String of = "\"service\":\"a\",\"launch\":" + launch;
    batch.write(line(seq, "service.started", of + ",\"node\":\"n1\""));
    batch.write(line(seq + 1, "service.exited", of + ",\"exit_code\":1"));
    String again = "\"restart\":%d,\"max_restarts\":%d,\"delay_ms\":0".formatted(launch, RESTARTS);
    batch.write(line(seq + 2, "service.restart_scheduled", "\"service\":\"a\"," + again));
  }

  private static String line(int seq, String type, String payload) {
    return """
    {"v":1,"seq":%d,"at":"%s","type":"%s","run":"%s","attempt":0,%s}
    """
        .formatted(seq, BEGIN.plusMillis(seq), type, RUN, payload);
  }
}
