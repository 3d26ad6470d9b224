package dev.hpccompose.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.events.ServiceEvent.ServiceStarted;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a spec says is data: a service receives it byte for byte, and nothing else happens. */
@Timeout(60)
class HostileRunTest {

  @TempDir private Path directory;

  @Test
  @DisplayName("names that look alike keep their logs and states apart (S-268, S-269)")
  void namesDoNotCollide() throws IOException {
    List<String> names =
        new ArrayList<>(List.of("a-b", "a_b", "a.b", "A B", "a_x2e_b", "$(id)", "-n"));
    names.add("x".repeat(200));
    List<Draft> services = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      String says = "/bin/echo " + Bash.quoted("i am " + names.get(i));
      services.add(Draft.of(names.get(i), says).with("HC_TOKEN", "t" + i));
    }
    ScriptJob job = ScriptJob.of(directory, JobDraft.of(services));
    assertThat(job.run()).as(job::said).isZero();
    for (int i = 0; i < names.size(); i++) {
      assertThat(job.read("logs/t" + i + ".log")).isEqualTo("i am " + names.get(i) + "\n");
      assertThat(job.read("state.json")).contains("\"" + names.get(i) + "\":{\"state\":\"exited\"");
    }
    assertThat(job.facts(ServiceStarted.class))
        .extracting(ServiceStarted::service)
        .containsExactlyInAnyOrderElementsOf(names);
  }

  @Test
  @DisplayName("Without TMPDIR, or with one that is full or gone, the job runs all the same")
  void needsNoTmpdir() {
    for (String place : List.of("", "/dev/full", "/no/such/place", "/proc")) {
      ScriptJob job = ScriptJob.of(directory, Draft.of("app", "true"));
      assertThat(job.with("TMPDIR", place).run()).as(place).isZero();
    }
  }
}
