package dev.hpccompose.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Where a job writes its records when somebody else had a say in it. */
@Timeout(60)
class RecordsRunTest {

  @TempDir private Path directory;
  private Path root;
  private Path scratch;
  private ScriptJob job;

  @BeforeEach
  void places() throws IOException {
    root = directory.resolve(".hpc-compose");
    scratch = directory.resolve("scratch");
    job = ScriptJob.of(directory, Draft.of("app", "echo ready"));
  }

  @Test
  @DisplayName("a .hpc-compose that is a link to scratch is followed and stays a link (F-20)")
  void aLinkIsFollowed() throws IOException {
    Files.createDirectory(scratch);
    Files.createSymbolicLink(root, Path.of("scratch"));
    assertThat(job.run()).as(job.said()).isZero();
    assertThat(Files.readSymbolicLink(root)).isEqualTo(Path.of("scratch"));
    assertThat(scratch.resolve("runs").resolve(job.runId()).resolve("logs/app.log"))
        .hasContent("ready");
    assertThat(scratch.resolve(".gitignore")).doesNotExist();
  }

  @Test
  @DisplayName("a .hpc-compose that leads nowhere on the node is named, and stays (F-20)")
  void aLinkToNowhereIsNamed() throws IOException {
    Files.createSymbolicLink(root, scratch);
    assertThat(job.run()).isEqualTo(1);
    assertThat(job.said())
        .contains(root + " is a link to " + scratch + ", which does not exist on ");
    assertThat(Files.readSymbolicLink(root)).isEqualTo(scratch);
  }

  @Test
  @DisplayName("a job without hpc-compose makes a .hpc-compose that git ignores")
  void ignoredByGit() {
    assertThat(job.run()).as(job.said()).isZero();
    assertThat(root.resolve(".gitignore")).content().endsWith("\n*\n");
  }

  @Test
  @DisplayName(
      "a link to another run is replaced, what somebody else put there is set aside (F-20)")
  void linksOfOthersAreSetAside() throws IOException {
    Files.createDirectories(root.resolve("runs/older"));
    Files.createDirectory(scratch);
    Path link = root.resolve("77");
    Files.createSymbolicLink(link, Path.of("runs/older"));
    assertThat(numbered(0).run()).as(job.said()).isZero();
    assertThat(Files.readSymbolicLink(link)).isEqualTo(Path.of("runs", job.runId()));
    assertThat(aside(link)).doesNotExist();

    Files.delete(link);
    Files.createSymbolicLink(link, scratch);
    assertThat(numbered(1).run()).as(job.said()).isZero();
    assertThat(Files.readSymbolicLink(link)).isEqualTo(Path.of("runs", job.runId()));
    assertThat(Files.readSymbolicLink(aside(link))).isEqualTo(scratch);
    assertThat(Files.exists(scratch, LinkOption.NOFOLLOW_LINKS)).isTrue();
  }

  private Path aside(Path link) {
    return link.resolveSibling(link.getFileName() + ".before-" + job.runId());
  }

  private ScriptJob numbered(int attempt) {
    return job.instead(
        """
        hc_allocation() {
          HC_JOB=77 HC_ATTEMPT=%d HC_PRIMARY=${HOSTNAME%%%%.*}
          HC_NODES=("$HC_PRIMARY")
        }
        """
            .formatted(attempt));
  }
}
