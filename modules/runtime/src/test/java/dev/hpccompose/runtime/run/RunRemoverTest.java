package dev.hpccompose.runtime.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Removing the records of runs. */
class RunRemoverTest {

  private static final String OLD = "20261101-000000-00000001";
  private static final String NEW = "20261102-000000-00000002";

  @TempDir Path directory;
  private Path root;

  @BeforeEach
  void runs() throws IOException {
    root = directory.resolve(".hpc-compose");
    for (String run : new String[] {OLD, NEW}) {
      Files.createDirectories(root.resolve("runs").resolve(run).resolve("logs"));
      Files.writeString(root.resolve("runs").resolve(run).resolve("logs/a.log"), "text");
    }
    Files.createSymbolicLink(root.resolve("17"), Path.of("runs", OLD));
    Files.createSymbolicLink(root.resolve("18"), Path.of("runs", NEW));
    Files.createSymbolicLink(root.resolve("latest"), Path.of("runs", NEW));
  }

  @Test
  void aRunGoesWithItsNamesAndTheOthersStay() throws IOException {
    RunRemover.remove(RunDirectory.of(root, NEW));
    assertThat(root.resolve("runs").toFile().list()).containsExactly(OLD);
    assertThat(root.toFile().list()).containsExactlyInAnyOrder("17", "latest", "runs");
    assertThat(root.resolve("latest")).isSymbolicLink().exists();
  }

  @Test
  void whatALinkPointsToIsNotTouched() throws IOException {
    Path precious = Files.writeString(directory.resolve("precious"), "data");
    Path shared = Files.createDirectory(directory.resolve("shared"));
    Files.writeString(shared.resolve("more"), "data");
    Files.createSymbolicLink(root.resolve("runs").resolve(OLD).resolve("link"), precious);
    Files.createSymbolicLink(root.resolve("runs").resolve(OLD).resolve("tree"), shared);
    RunRemover.remove(RunDirectory.of(root, OLD));
    assertThat(precious).exists();
    assertThat(shared.resolve("more")).exists();
  }

  @Test
  void aRunThatSomebodyElseRemovedIsNotThere() throws IOException {
    RunDirectory run = RunDirectory.of(root, OLD);
    RunRemover.remove(run);
    assertThatThrownBy(() -> RunRemover.remove(run)).isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void nothingElseCanBeRemoved() throws IOException {
    Path other = Files.createDirectories(directory.resolve("data").resolve(OLD));
    Path linked = Files.createSymbolicLink(root.resolve("runs/linked"), other);
    for (Path path : new Path[] {other, linked, root, root.resolve("runs"), directory}) {
      assertThatThrownBy(() -> RunRemover.remove(new RunDirectory(path)))
          .as(path.toString())
          .isInstanceOf(IOException.class)
          .hasMessageContaining("is not the directory of a run");
    }
    assertThat(other).exists();
  }

  @Test
  void anInterruptedRemovalIsFinishedByTheNextOne() throws IOException {
    Files.move(root.resolve("runs").resolve(OLD), root.resolve("runs/.removed-" + OLD));
    assertThat(RunStore.of(directory.resolve("compose.yaml"), directory).all())
        .extracting(RunDirectory::runId)
        .containsExactly(NEW);
    RunRemover.sweep(new RecordsRoot(root));
    assertThat(root.resolve("runs").toFile().list()).containsExactly(NEW);
    assertThat(Files.exists(root.resolve("17"), LinkOption.NOFOLLOW_LINKS)).isFalse();
  }

  @Test
  void linksOfOthersStay() throws IOException {
    Path foreign = Files.createSymbolicLink(root.resolve("mine"), Path.of("../elsewhere"));
    RunRemover.sweep(new RecordsRoot(root));
    assertThat(Files.isSymbolicLink(foreign)).isTrue();
  }
}
