package dev.hpccompose.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ResumeRunTest {

  private static final String TELL =
      "echo ${HPC_COMPOSE_RESUME_DIR-none} ${HPC_COMPOSE_ATTEMPT-none}"
          + " ${HPC_COMPOSE_IS_RESUME-none}";

  @TempDir private Path directory;
  private Path shared;

  @BeforeEach
  void choosePlace() {
    shared = directory.resolve("it's $(shared)");
  }

  @Test
  @DisplayName(
      "without resume a service gets no variable of it, and no attempts are kept (S-175, D-11)")
  void nothingChangesWithoutIt() {
    ScriptJob job = ScriptJob.of(directory, Draft.of("app", TELL));
    assertThat(job.run()).isZero();
    assertThat(job.read("logs/app.log")).isEqualTo("none none none\n");
    assertThat(job.home().resolve("attempts")).doesNotExist();
    assertThat(Files.isSymbolicLink(job.home().resolve("logs"))).isFalse();
  }

  @Test
  @DisplayName("a first attempt with an empty directory resumes nothing (S-180)")
  void aFirstAttemptIsToldThatThereIsNothingToResume() {
    ScriptJob job = job(TELL);
    assertThat(job.run()).isZero();
    assertThat(job.read("logs/app.log")).isEqualTo(shared + " 0 0\n");
  }

  @Test
  @DisplayName("what another run left is resumed by a first attempt too (S-180)")
  void aDirectoryThatHoldsSomethingIsResumed() throws IOException {
    Files.createDirectories(shared);
    Files.createFile(shared.resolve(".hidden"));
    ScriptJob job = job(TELL);
    assertThat(job.run()).isZero();
    assertThat(job.read("logs/app.log")).isEqualTo(shared + " 0 1\n");
  }

  @Test
  @DisplayName(
      "attempts keep their own results, and the usual names show the latest (S-181, S-182)")
  void eachAttemptHasItsOwnPlace() {
    ScriptJob first = job(TELL + "; exit 4");
    assertThat(first.run()).isEqualTo(4);
    assertThat(first.read("state.json")).contains("\"attempt\":0", "\"outcome\":\"failed\"");

    ScriptJob second = job(TELL).attempt(1);
    assertThat(second.run()).isZero();
    assertThat(second.read("attempts/0/logs/app.log")).isEqualTo(shared + " 0 0\n");
    assertThat(second.read("attempts/1/logs/app.log")).isEqualTo(shared + " 1 1\n");
    assertThat(second.read("logs/app.log")).isEqualTo(shared + " 1 1\n");
    assertThat(second.read("attempts/0/state.json")).contains("\"attempt\":0");
    assertThat(second.read("state.json")).contains("\"attempt\":1", "\"outcome\":\"succeeded\"");
    assertThat(second.home().resolve("events/batch-0.jsonl")).exists();
    assertThat(second.home().resolve("events/batch-1.jsonl")).exists();
  }

  @Test
  @DisplayName("the usual names are relative links, so that containers can follow them (S-182)")
  void theUsualNamesAreLinksIntoTheLatestAttempt() throws IOException {
    ScriptJob job = job("true").attempt(2);
    assertThat(job.run()).isZero();
    for (String name : List.of("logs", "metrics", "artifacts", "state.json")) {
      assertThat(Files.readSymbolicLink(job.home().resolve(name)))
          .isEqualTo(Path.of("attempts/2", name));
      assertThat(Files.exists(job.home().resolve(name), LinkOption.NOFOLLOW_LINKS)).isTrue();
    }
  }

  private ScriptJob job(String command) {
    return ScriptJob.of(directory, JobDraft.of(Draft.of("app", command)).resumes(shared));
  }
}
