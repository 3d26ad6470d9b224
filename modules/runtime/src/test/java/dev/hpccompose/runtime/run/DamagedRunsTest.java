package dev.hpccompose.runtime.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.runtime.fixture.RunFixture;
import dev.hpccompose.system.file.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that cannot be read, and directories that are not what their names say. */
class DamagedRunsTest {

  private static final String FUTURE = "20990101-000000-00000001";
  private static final String PAST = "19990101-000000-00000001";

  @TempDir private Path directory;
  private RunFixture fixture;
  private RunDirectory older;
  private RunDirectory newer;

  @BeforeEach
  void runs() throws IOException {
    fixture = RunFixture.in(directory);
    RunDirectory one = fixture.submitted().run();
    RunDirectory two = fixture.submitted().run();
    boolean sorted = one.runId().compareTo(two.runId()) < 0;
    older = sorted ? one : two;
    newer = sorted ? two : one;
  }

  @Test
  @DisplayName("a run that cannot be read hides no other (F-24)")
  void unreadable() throws IOException {
    damage(newer);
    RunSearch search = fixture.store().newest();
    assertThat(search.run()).contains(older);
    assertThat(search.passed())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.place()).isEqualTo(newer.path());
              assertThat(problem.type()).isEqualTo(RecordProblem.Type.UNREADABLE);
            });
    assertThat(fixture.store().ofSpec()).containsExactly(older);
    assertThat(fixture.store().damaged()).containsExactly(newer);
    assertThat(fixture.store().find(jobOf(older))).contains(older);
    assertThat(RunView.read(newer).isSound()).isFalse();
  }

  @Test
  @DisplayName("a history that names impossible paths is no run of any spec (F-24)")
  void impossiblePaths() throws IOException {
    Path log = newer.events().resolve("submit.jsonl");
    String text = Files.readString(log);
    Files.writeString(log, text.replace(fixture.composeFile.toString(), "/a\\u0000b"));
    assertThat(fixture.store().latest()).contains(older);
    Files.writeString(log, text.replace(fixture.composeFile.toString(), "/"));
    assertThat(fixture.store().latest()).contains(older);
    assertThat(RunView.read(newer).spec()).isPresent();
  }

  @Test
  @DisplayName("the newest run is the one whose history says so, whatever it is called (F-24)")
  void renamed() throws IOException {
    RunDirectory kept = new RunDirectory(older.path().resolveSibling("zz-keep"));
    Files.move(older.path(), kept.path());
    Files.createSymbolicLink(older.path(), Path.of("zz-keep"));
    assertThat(fixture.store().latest()).contains(newer);
    assertThat(fixture.store().all()).containsExactly(newer, kept.holding(older.runId()));
    RunHead head = RunHead.read(kept);
    assertThat(head.isSound()).isTrue();
    assertThat(head.problem())
        .contains(new RecordProblem(kept.path(), RecordProblem.Type.RENAMED, older.runId()));
    assertThat(fixture.store().find(older.runId())).contains(kept.holding(older.runId()));
  }

  @Test
  @DisplayName("a name that looks like that of a newer run is not believed (F-24)")
  void renamedToAnotherTime() throws IOException {
    Path future = older.path().resolveSibling(FUTURE);
    Files.move(older.path(), future);
    assertThat(fixture.store().latest()).contains(newer);
    assertThat(fixture.store().ofSpec()).first().isEqualTo(newer);
    Files.move(future, older.path().resolveSibling(PAST));
    assertThat(fixture.store().find(older.runId()))
        .contains(new RunDirectory(older.path().resolveSibling(PAST), older.runId()));
  }

  @Test
  @DisplayName("a copy of a run beside it is not a second run (F-24)")
  void copied() throws IOException {
    RunDirectory copy = new RunDirectory(newer.path().resolveSibling(FUTURE));
    copy(newer.path(), copy.path());
    assertThat(fixture.store().latest()).contains(newer);
    assertThat(fixture.store().ofSpec()).containsExactly(newer, older);
    assertThat(fixture.store().damaged()).containsExactly(copy.holding(newer.runId()));
    assertThat(RunView.read(copy).problem())
        .contains(new RecordProblem(copy.path(), RecordProblem.Type.COPY, newer.runId()));
  }

  @Test
  @DisplayName("another name of a run is not a second run (F-24)")
  void linked() throws IOException {
    for (String name : new String[] {FUTURE, PAST, "mine"}) {
      Files.createSymbolicLink(newer.path().resolveSibling(name), Path.of(newer.name()));
    }
    assertThat(fixture.store().all()).containsExactly(newer, older);
    assertThat(RunTree.below(directory).runs()).containsExactly(newer, older);
    assertThat(fixture.store().damaged()).isEmpty();
  }

  @Test
  @DisplayName("hard links and files in the place of a run are no runs (F-24)")
  void files() throws IOException {
    Path file = Files.writeString(newer.path().resolveSibling(FUTURE), "not a directory");
    Files.createLink(newer.path().resolveSibling("README"), file);
    assertThat(fixture.store().ofSpec()).containsExactly(newer, older);
    assertThat(fixture.store().problems())
        .containsExactly(new RecordProblem(file, RecordProblem.Type.NOT_A_DIRECTORY, ""));
  }

  @Test
  @DisplayName("a file of the history with a second name is read as ever")
  void hardLinkedHistory() throws IOException {
    Path log = newer.events().resolve("submit.jsonl");
    Files.createLink(directory.resolve("backup.jsonl"), log);
    assertThat(fixture.store().latest()).contains(newer);
  }

  @Test
  @DisplayName("a loop of links is a problem of its own")
  void loop() throws IOException {
    Path one = newer.path().resolveSibling("one");
    Files.createSymbolicLink(one, Path.of("two"));
    Files.createSymbolicLink(one.resolveSibling("two"), Path.of("one"));
    assertThat(fixture.store().ofSpec()).containsExactly(newer, older);
    assertThat(fixture.store().problems()).hasSize(2);
  }

  /** A file in the place of the directory of events: reading fails for everybody, root too. */
  private static void damage(RunDirectory run) throws IOException {
    Trees.delete(run.events());
    Files.writeString(run.events(), "not a directory");
  }

  private String jobOf(RunDirectory run) {
    return RunView.read(run).known().orElseThrow().jobId();
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> tree = Files.walk(from)) {
      for (Path path : tree.toList()) {
        Files.copy(path, to.resolve(from.relativize(path)));
      }
    }
  }
}
