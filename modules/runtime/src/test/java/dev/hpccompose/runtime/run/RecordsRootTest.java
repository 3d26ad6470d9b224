package dev.hpccompose.runtime.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.runtime.fixture.RunFixture;
import dev.hpccompose.runtime.internal.submission.SubmitLock;
import dev.hpccompose.runtime.submission.SubmitOutcome;
import dev.hpccompose.runtime.submission.SubmitTurn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The directory that holds the runs, and links in its place. */
class RecordsRootTest {

  @TempDir private Path directory;
  private Path work;
  private Path scratch;
  private RecordsRoot root;
  private RunFixture fixture;

  @BeforeEach
  void places() throws IOException {
    work = Files.createDirectory(directory.resolve("work"));
    scratch = directory.resolve("scratch");
    root = RecordsRoot.in(work);
    fixture = RunFixture.in(work);
  }

  /** Ways to lead to scratch. */
  enum Way {
    ABSOLUTE,
    RELATIVE,
    CHAINED
  }

  private void link(Path from, Way way) throws IOException {
    Files.createDirectory(scratch);
    switch (way) {
      case ABSOLUTE -> Files.createSymbolicLink(from, scratch);
      case RELATIVE -> Files.createSymbolicLink(from, from.resolveSibling("").relativize(scratch));
      case CHAINED -> {
        Path middle = Files.createSymbolicLink(directory.resolve("middle"), Path.of("scratch"));
        Files.createSymbolicLink(from, middle);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("a link to scratch is followed by a submission, and stays (F-20)")
  void aLinkIsFollowed(Way way) throws IOException {
    link(root.path(), way);
    Path target = Files.readSymbolicLink(root.path());
    RunDirectory run = submitted();
    assertThat(Files.readSymbolicLink(root.path())).isEqualTo(target);
    assertThat(scratch.resolve("runs").resolve(run.runId()).resolve("script.sbatch")).exists();
    assertThat(scratch.toFile().list()).containsExactlyInAnyOrder("runs", "40", "latest");
    assertThat(fixture.store().latest()).contains(run);
    assertThat(fixture.store().find("40")).contains(run);
    assertThat(run.root()).isEqualTo(root.path());
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("runs may be such a link as well (F-20)")
  void runsMayBeALink(Way way) throws IOException {
    Files.createDirectory(root.path());
    link(root.runs(), way);
    RunDirectory run = submitted();
    assertThat(root.runs()).isSymbolicLink();
    assertThat(scratch.resolve(run.runId()).resolve("script.sbatch")).exists();
    assertThat(fixture.store().latest()).contains(run);
    RunRemover.remove(run);
    assertThat(scratch).isEmptyDirectory();
    assertThat(root.path().toFile().list()).containsExactly("runs");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  @DisplayName("a submission that comes to nothing removes neither a link nor what it leads to")
  void aRefusedSubmissionRemovesNoLink(boolean empty) throws IOException {
    link(root.path(), Way.ABSOLUTE);
    if (!empty) {
      Files.writeString(scratch.resolve("mine"), "data");
    }
    try (SubmitTurn turn = SubmitLock.of(root, "job").take()) {
      assertThat(turn).isInstanceOf(SubmitTurn.Ours.class);
    }
    assertThat(root.path()).isSymbolicLink();
    assertThat(scratch.toFile().list())
        .containsExactly(empty ? new String[0] : new String[] {"mine"});
    Files.writeString(scratch.resolve("runs"), "in the way");
    assertThat(fixture.submit()).isInstanceOf(SubmitOutcome.NotReady.class);
    assertThat(root.path()).isSymbolicLink();
  }

  @Test
  @DisplayName("taking back what was made stops at a link (F-20)")
  void discardingStopsAtLinks() throws IOException {
    assertThat(root.makeRuns()).isTrue();
    root.discardRuns();
    assertThat(root.path()).doesNotExist();
    Files.createDirectory(root.path());
    link(root.runs(), Way.ABSOLUTE);
    assertThat(root.makeRuns()).isFalse();
    root.discardRuns();
    assertThat(root.runs()).isSymbolicLink();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "runs"})
  @DisplayName("a link that leads nowhere is an error that names both, and stays (F-20)")
  void aLinkToNowhere(String place) throws IOException {
    Path link = root.path().resolve(place);
    Files.createDirectories(link.resolveSibling(""));
    Files.createSymbolicLink(link, scratch);
    SubmitOutcome.NotReady outcome = (SubmitOutcome.NotReady) fixture.submit();
    assertThat(outcome.problem())
        .isEqualTo(
            "cannot write to "
                + link
                + ": it is a link to "
                + scratch
                + ", which does not exist on this machine");
    assertThat(outcome.hint()).isEqualTo("create the directory, or remove the link");
    assertThat(Files.readSymbolicLink(link)).isEqualTo(scratch);
    assertThat(scratch).doesNotExist();
    assertThat(fixture.store().problems())
        .containsExactly(
            new RecordProblem(link, RecordProblem.Type.LEADS_NOWHERE, scratch.toString()));
  }

  @Test
  @DisplayName("git ignores a directory that was made here, and one that was there is left alone")
  void isIgnoredByGit() throws IOException {
    submitted();
    assertThat(root.path().resolve(".gitignore")).content().endsWith("\n*\n");
    RunFixture other = RunFixture.in(Files.createDirectory(directory.resolve("other")));
    Path mine = Files.createDirectory(other.submitDirectory.resolve(".hpc-compose"));
    other.submitted();
    assertThat(mine.resolve(".gitignore")).doesNotExist();
  }

  @Test
  @DisplayName("an empty directory that a person made stays when a submission comes to nothing")
  void directoriesOfPeopleStay() throws IOException {
    Files.createDirectory(root.path());
    SubmitLock.of(root, "job").take().close();
    assertThat(root.path()).isEmptyDirectory();
  }

  @Test
  @DisplayName("what a person put into the place of a name is set aside, a link as well (F-20)")
  void namesOfPeopleAreSetAside() throws IOException {
    Files.createDirectories(root.path());
    Files.createDirectory(scratch);
    for (String name : List.of("40", "latest")) {
      Files.createSymbolicLink(root.path().resolve(name), scratch);
    }
    RunDirectory run = submitted();
    for (String name : List.of("40", "latest")) {
      assertThat(Files.readSymbolicLink(root.path().resolve(name)))
          .isEqualTo(Path.of("runs", run.runId()));
      Path aside = root.path().resolve(name + ".before-" + run.runId());
      assertThat(Files.readSymbolicLink(aside)).isEqualTo(scratch);
    }
  }

  @Test
  @DisplayName("the name of a job that leads out to a run of another job does not count")
  void aNameDoesNotCountAgainstTheHistory() throws IOException {
    RunFixture other = RunFixture.in(Files.createDirectory(directory.resolve("other")));
    RunDirectory foreign = other.submitted().run();
    submitted();
    Files.createSymbolicLink(root.path().resolve("41"), foreign.path());
    assertThat(fixture.store().find("41")).isEmpty();
    Files.createSymbolicLink(root.path().resolve("42"), scratch);
    assertThat(fixture.store().find("42")).isEmpty();
  }

  @Test
  @DisplayName("a run that somebody moved to scratch and linked is found, and never removed")
  void aLinkedRunIsFound() throws IOException {
    RunDirectory run = submitted();
    Files.createDirectory(scratch);
    Files.move(run.path(), scratch.resolve("kept"));
    Files.createSymbolicLink(run.path(), scratch.resolve("kept"));
    assertThat(fixture.store().latest()).contains(run);
    try {
      RunRemover.remove(run);
      throw new AssertionError("removed " + run);
    } catch (IOException e) {
      assertThat(e).hasMessageContaining("is not the directory of a run");
    }
    assertThat(scratch.resolve("kept/script.sbatch")).exists();
    assertThat(run.path()).isSymbolicLink();
  }

  @Test
  @DisplayName("pointers to a place that cannot be seen from here stay when others are tidied")
  void pointersToUnseenPlacesStay() throws IOException {
    Path pointer =
        pointer("20261101-000000-00000001", directory.resolve("unmounted/.hpc-compose/runs"));
    Path seen = Files.createDirectories(directory.resolve("seen/.hpc-compose/runs"));
    Path gone = pointer("20261101-000000-00000002", seen);
    Path loop = pointer("20261101-000000-00000003", root.runs());
    assertThat(RunRemover.sweep(root)).isEmpty();
    assertThat(Files.exists(pointer, LinkOption.NOFOLLOW_LINKS)).isTrue();
    assertThat(Files.exists(gone, LinkOption.NOFOLLOW_LINKS)).isFalse();
    assertThat(loop).isSymbolicLink();
  }

  private Path pointer(String run, Path runs) {
    try {
      Files.createDirectories(root.runs());
      return Files.createSymbolicLink(root.runs().resolve(run), runs.resolve(run));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private RunDirectory submitted() {
    try (SubmitTurn turn = SubmitLock.of(root, "job").take()) {
      SubmitOutcome outcome =
          fixture.submit(fixture.order(Optional.empty()), (SubmitTurn.Ours) turn);
      return ((SubmitOutcome.Submitted) outcome).run();
    }
  }
}
