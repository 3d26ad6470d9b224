package dev.hpccompose.runtime.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.events.SubmissionEvent.RunPlanned;
import dev.hpccompose.runtime.fixture.RunFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs whose directories do not lie any more where they were submitted. */
class MovedRunsTest {

  @TempDir private Path directory;
  private Path project;
  private Path elsewhere;

  @BeforeEach
  void places() throws IOException {
    project = Files.createDirectory(directory.resolve("project"));
    elsewhere = directory.resolve("elsewhere");
  }

  @Test
  @DisplayName("a run is found after its directory was moved (F-21)")
  void moved() throws IOException {
    RunDirectory run = RunFixture.in(project).submitted().run();
    Files.move(project, elsewhere);
    assertFound(elsewhere, elsewhere, run);
    assertThat(now(elsewhere, elsewhere, project.resolve("results"))).isEqualTo("results");
  }

  @Test
  @DisplayName("a copy of a directory has runs of its own, and so has the original (F-21)")
  void copied() throws IOException {
    RunDirectory run = RunFixture.in(project).submitted().run();
    copy(project, elsewhere);
    assertFound(elsewhere, elsewhere, run);
    assertThat(now(elsewhere, elsewhere, project.resolve("results"))).isEqualTo("results");
    assertFound(project, project, run);
    assertThat(RunTree.below(directory).runs()).hasSize(2);
  }

  @Test
  @DisplayName("a run is found under another name of its directory (F-21)")
  void aliased() throws IOException {
    RunDirectory run = RunFixture.in(project).submitted().run();
    Files.createSymbolicLink(elsewhere, project);
    assertFound(elsewhere, elsewhere, run);
    assertFound(project, elsewhere, run);
    Files.delete(project.resolve("compose.yaml"));
    assertFound(elsewhere, elsewhere, run);
    assertFound(project, elsewhere, run);
  }

  @Test
  @DisplayName("a tree with the spec and the work side by side can be moved (F-21, D-13)")
  void movedTree() throws IOException {
    Path spec = project.resolve("spec");
    Path work = project.resolve("work");
    RunDirectory run = new RunFixture(spec, work).submitted().run();
    Files.move(project, elsewhere);
    Path specNow = elsewhere.resolve("spec");
    Path workNow = elsewhere.resolve("work");
    assertFound(specNow, workNow, run);
    assertFound(specNow, specNow, run);
    assertThat(now(specNow, workNow, spec.resolve("results"))).isEqualTo("../spec/results");
    assertThat(now(specNow, specNow, spec.resolve("results"))).isEqualTo("results");
  }

  @Test
  @DisplayName("the directory of a spec that points to its runs can be moved alone (F-21, D-13)")
  void movedSpec() throws IOException {
    Path work = directory.resolve("work");
    RunDirectory run = new RunFixture(project, work).submitted().run();
    Path moved = directory.resolve("moved");
    Files.move(project, moved);
    assertFound(moved, moved, run);
    assertFound(moved, work, run);
    assertThat(now(moved, moved, project.resolve("results"))).isEqualTo("results");
    assertThat(now(moved, work, work.resolve("slurm-1.out"))).isEqualTo("slurm-1.out");
  }

  @Test
  @DisplayName("the directory of the work can be moved away from the spec (F-21)")
  void movedWork() throws IOException {
    Path work = directory.resolve("work");
    RunDirectory run = new RunFixture(project, work).submitted().run();
    Files.move(work, elsewhere);
    assertFound(project, elsewhere, run);
    assertThat(now(project, elsewhere, project.resolve("results"))).isEqualTo("../project/results");
  }

  @Test
  @DisplayName("of two directories that share one place each has its own runs (F-20, F-21)")
  void sharedPlace() throws IOException {
    Path scratch = Files.createDirectory(directory.resolve("scratch"));
    RunFixture one = RunFixture.in(project);
    RunFixture two = RunFixture.in(Files.createDirectory(directory.resolve("two")));
    for (RunFixture fixture : List.of(one, two)) {
      Files.createSymbolicLink(fixture.submitDirectory.resolve(".hpc-compose"), scratch);
    }
    RunDirectory mine = one.submitted().run();
    assertThat(two.store().latest()).isEmpty();
    assertThat(two.store().heads())
        .singleElement()
        .satisfies(head -> assertThat(head.run().runId()).isEqualTo(mine.runId()));
    RunDirectory other = two.submitted().run();
    assertThat(one.store().ofSpec()).containsExactly(mine);
    assertThat(two.store().ofSpec()).containsExactly(other);
    assertThat(RunTree.below(directory).runs()).hasSize(2);
  }

  @Test
  @DisplayName("a project that is moved away from under its link to scratch keeps its runs (F-20)")
  void movedWithALink() throws IOException {
    Path scratch = Files.createDirectory(directory.resolve("scratch"));
    Files.createSymbolicLink(project.resolve(".hpc-compose"), scratch);
    RunDirectory run = RunFixture.in(project).submitted().run();
    Files.move(project, elsewhere);
    assertFound(elsewhere, elsewhere, run);
    assertThat(now(elsewhere, elsewhere, project.resolve("results"))).isEqualTo("results");
  }

  @Test
  @DisplayName("runs are found below directories with a dot, links, and linked places (F-20)")
  void foundBelow() throws IOException {
    Path hidden = Files.createDirectory(directory.resolve(".hidden"));
    RunDirectory run = RunFixture.in(hidden).submitted().run();
    assertThat(RunTree.below(directory).runs()).isEmpty();
    assertThat(RunTree.below(hidden).runs()).containsExactly(run);
    Files.createSymbolicLink(elsewhere, hidden);
    assertThat(RunTree.below(elsewhere).runs()).containsExactly(run);
    Files.createSymbolicLink(project.resolve(".hpc-compose"), run.root());
    assertThat(RunTree.below(project).runs())
        .singleElement()
        .satisfies(found -> assertThat(found.runId()).isEqualTo(run.runId()));
  }

  private static void assertFound(Path spec, Path work, RunDirectory run) {
    RunStore store = RunStore.of(spec.resolve("compose.yaml"), work);
    assertThat(store.latest().map(RunDirectory::runId)).as("latest").contains(run.runId());
    assertThat(store.ofSpec()).extracting(RunDirectory::runId).containsExactly(run.runId());
    assertThat(store.find("40").map(RunDirectory::runId)).as("by job").contains(run.runId());
    assertThat(store.find(run.runId()).orElseThrow().script()).exists();
  }

  /** Where something lies now, seen from the directory of the work. */
  private static String now(Path spec, Path work, Path recorded) {
    RunStore store = RunStore.of(spec.resolve("compose.yaml"), work);
    RunHead head = store.newest().found().orElseThrow();
    RunPlanned plan = head.plan().orElseThrow();
    Path now = store.relocation(head.run(), plan).now(recorded.toString());
    return work.relativize(now).toString();
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> tree = Files.walk(from)) {
      for (Path path : tree.toList()) {
        Path copy = to.resolve(from.relativize(path));
        if (Files.isSymbolicLink(path)) {
          Files.createSymbolicLink(copy, Files.readSymbolicLink(path));
        } else {
          Files.copy(path, copy);
        }
      }
    }
  }
}
