package dev.hpccompose.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hpccompose.cli.internal.output.Schemas;
import dev.hpccompose.cli.layer.LayerProvider;
import dev.hpccompose.cli.layer.LayeredFileSystem;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Records that lie elsewhere, were moved, or cannot be read. */
class RecordsTest {

  /** Every command that is about a run that has ended. */
  private static final List<List<String>> READING =
      List.of(
          List.of("status"),
          List.of("ps"),
          List.of("logs"),
          List.of("events"),
          List.of("checkpoints"),
          List.of("artifacts"),
          List.of("watch"),
          List.of("cancel"),
          List.of("down"));

  @TempDir private Path directory;
  private Path project;
  private Path scratch;

  @BeforeEach
  void world() throws IOException {
    project = Files.createDirectory(directory.resolve("project"));
    scratch = Files.createDirectory(directory.resolve("scratch"));
    World.copyTo(project);
  }

  @ParameterizedTest
  @ValueSource(strings = {".hpc-compose", ".hpc-compose/runs"})
  @DisplayName("up with its records on scratch, by a link, shows the job to its end (F-20)")
  void upThroughALink(String name) throws IOException {
    Path link = project.resolve(name);
    Files.createDirectories(link.resolveSibling(""));
    Files.createSymbolicLink(link, scratch);
    for (int i = 1; i <= 3; i++) {
      Shell.Result up = run(project, "up", "--local", "-f", "quick.yaml");
      assertThat(up.exitCode()).as(up.err()).isZero();
      assertThat(up.out()).contains("client | hello", "client | unfinished");
      assertThat(Files.readSymbolicLink(link)).isEqualTo(scratch);
    }
    assertThat(run(project, "jobs").out().lines()).hasSize(4);
    assertThat(run(project, "clean", "--all", "-f", "quick.yaml").out()).contains("removed 2 jobs");
    assertThat(run(project, "status", "--job", "local-3").exitCode()).isZero();
    assertThat(Files.readSymbolicLink(link)).isEqualTo(scratch);
  }

  @ParameterizedTest
  @ValueSource(strings = {"up", "submit"})
  @DisplayName("a .hpc-compose that leads nowhere is told before anything is done (F-20)")
  void aLinkToNowhere(String command) throws IOException {
    Path link = project.resolve(".hpc-compose");
    Files.createSymbolicLink(link, directory.resolve("gone"));
    Shell.Result result = run(project, command, "--local", "-f", "quick.yaml");
    assertThat(result.exitCode()).isEqualTo(3);
    assertThat(result.err())
        .contains("is a link to " + directory.resolve("gone") + ", which does not exist")
        .contains("hint: create the directory, or remove the link");
    assertThat(link).isSymbolicLink();
    assertThat(directory.resolve("gone")).doesNotExist();
    Shell.Result status = run(project, "status", "-f", "quick.yaml");
    assertThat(status.exitCode()).isEqualTo(3);
    assertThat(status.err())
        .isEqualTo(
            "error: no run of quick.yaml was found: .hpc-compose is a link to "
                + directory.resolve("gone")
                + ", which does not exist on this machine\n");
    assertThat(run(project, "jobs").err()).startsWith("warning: .hpc-compose is a link to ");
  }

  @Test
  @DisplayName("after a move every command finds the run, and artifacts come here (F-21)")
  void moved() throws IOException {
    collected();
    Path moved = directory.resolve("moved");
    Files.move(project, moved);
    everyCommandWorks(moved, "artifacts.yaml");
    assertThat(moved.resolve("results/local-1/out/notes.txt")).hasContent("notes");
    assertThat(project).doesNotExist();
    assertThat(run(moved, "jobs").out()).endsWith(" artifacts.yaml\n");
    assertThat(run(moved, "status", "-f", "artifacts.yaml").out())
        .contains("batch log  .hpc-compose/local-1/batch.log");
    assertThat(run(moved, "clean", "--age", "0", "-f", "artifacts.yaml").out())
        .contains("removed 1 job");
  }

  @Test
  @DisplayName("a copy exports its artifacts beside itself, not beside the original (F-21)")
  void copied() throws IOException {
    collected();
    Path copy = directory.resolve("copy");
    copy(project, copy);
    everyCommandWorks(copy, "artifacts.yaml");
    assertThat(copy.resolve("results/local-1/out/notes.txt")).hasContent("notes");
    assertThat(project.resolve("results")).doesNotExist();
    run(copy, "clean", "--age", "0", "-f", "artifacts.yaml");
    everyCommandWorks(project, "artifacts.yaml");
  }

  @Test
  @DisplayName("under another name of the directory every command finds the run (F-21)")
  void otherName() throws IOException {
    collected();
    Path name = Files.createSymbolicLink(directory.resolve("name"), project);
    everyCommandWorks(name, "artifacts.yaml");
    everyCommandWorks(directory, "name/artifacts.yaml");
    everyCommandWorks(directory, "project/artifacts.yaml");
  }

  @Test
  @DisplayName("where the same directory is mounted twice every command finds the run (F-21)")
  void mountedTwice() throws Exception {
    collected();
    Path mount = Files.createDirectory(directory.resolve("mount"));
    assumeTrue(mounted(project, mount), "mounts are not allowed");
    try {
      everyCommandWorks(mount, "artifacts.yaml");
      everyCommandWorks(directory, "mount/artifacts.yaml");
      assertThat(project.resolve("results/local-1/out/notes.txt")).hasContent("notes");
    } finally {
      assertThat(new ProcessBuilder("umount", "--lazy", mount.toString()).start().waitFor())
          .isZero();
    }
  }

  private static boolean mounted(Path what, Path where) throws IOException, InterruptedException {
    return new ProcessBuilder("mount", "--bind", what.toString(), where.toString())
            .start()
            .waitFor()
        == 0;
  }

  @Test
  @DisplayName("a spec that was renamed is told of the runs that are there, and of --job (F-21)")
  void renamedSpec() throws IOException {
    collected();
    Files.move(project.resolve("artifacts.yaml"), project.resolve("train.yaml"));
    Shell.Result status = run(project, "status", "-f", "train.yaml");
    assertThat(status.exitCode()).isEqualTo(2);
    assertThat(status.err())
        .isEqualTo(
            """
            error: no run of train.yaml was found
            hint: there are runs of artifacts.yaml (newest: job local-1): name one with --job ID, or its spec with -f FILE
            """);
    assertThat(run(project, "status", "--job", "local-1").exitCode()).isZero();
    assertThat(run(project, "status", "-f", "artifacts.yaml").exitCode()).isZero();
    assertThat(run(project, "clean", "--all", "-f", "train.yaml").err())
        .startsWith("note: there are runs of artifacts.yaml (newest: job local-1)");
  }

  @Test
  @DisplayName("one run that cannot be read breaks neither jobs nor status nor clean (F-24)")
  void oneUnreadable() throws IOException {
    ended(3);
    Path newest = runs().getLast();
    Path events = newest.resolve("events");
    Files.move(events, newest.resolve("elsewhere"));
    Files.writeString(events, "not a directory");

    Shell.Result jobs = run(project, "jobs");
    assertThat(jobs.exitCode()).as(jobs.err()).isZero();
    assertThat(jobs.out().lines()).hasSize(4);
    assertThat(jobs.out().lines().skip(1).findFirst().orElseThrow())
        .matches("- +- +unknown +- +- +\\S+ cannot be read: \\S+/events is not a directory")
        .contains(project.relativize(newest) + " cannot be read: ");
    String json = run(project, "jobs", "--json").out();
    assertThat(Schema.parse(Schemas.of("jobs").orElseThrow()).violations(json)).isEmpty();
    assertThat(json).contains("\"type\": \"unreadable\"");

    Shell.Result status = run(project, "status", "-f", "quick.yaml");
    assertThat(status.exitCode()).isZero();
    assertThat(status.out()).contains("job        local-2");
    assertThat(status.err())
        .startsWith("warning: " + project.relativize(newest) + " cannot be read: ");
    assertThat(run(project, "status", "--job", newest.getFileName().toString()).err())
        .startsWith("error: " + project.relativize(newest) + " cannot be read: ");

    Shell.Result clean = run(project, "clean", "--all", "-f", "quick.yaml");
    assertThat(clean.exitCode()).isZero();
    assertThat(clean.out()).contains("removed job local-1").contains("removed 1 job,");
    assertThat(clean.err()).contains("cannot be read: ").contains("--force removes it");
    assertThat(runs()).hasSize(2).contains(newest);
    assertThat(run(project, "clean", "--all", "--force", "-f", "quick.yaml").out())
        .contains("removed 1 job,");
    assertThat(runs()).hasSize(1).doesNotContain(newest);
  }

  @Test
  @DisplayName("permission denied on one run is that run's problem alone (F-24)")
  void permissionDenied() throws IOException {
    ended(2);
    Path newest = runs().getLast();
    Shell shell = new Shell(Denied.below(project, newest));
    assertThat(shell.run("jobs").out()).contains(" cannot be read: permission denied");
    assertThat(shell.run("status", "-f", "quick.yaml").out()).contains("job        local-1");
    Shell.Result forced = shell.run("clean", "--all", "--force", "-f", "quick.yaml");
    assertThat(forced.exitCode()).isEqualTo(1);
    assertThat(forced.err()).contains("permission denied");
    Shell.Result again = shell.run("clean", "--all", "-f", "quick.yaml");
    assertThat(again.exitCode()).as(again.err()).isZero();
  }

  @Test
  @DisplayName("a run that somebody renamed is what its history says, and is not removed (F-24)")
  void renamedRun() throws IOException {
    ended(3);
    Path oldest = runs().getFirst();
    Path kept = oldest.resolveSibling("zz-keep");
    Files.move(oldest, kept);
    Files.createSymbolicLink(oldest, Path.of("zz-keep"));

    assertThat(run(project, "status", "-f", "quick.yaml").out()).contains("job        local-3");
    Shell.Result jobs = run(project, "jobs");
    assertThat(jobs.out().lines()).hasSize(4);
    assertThat(jobs.err())
        .isEqualTo(
            "warning: .hpc-compose/runs/zz-keep holds run "
                + oldest.getFileName()
                + " under another name\n");
    Shell.Result clean = run(project, "clean", "--all", "-f", "quick.yaml");
    assertThat(clean.out()).contains("removed job local-2").contains("removed 1 job,");
    assertThat(clean.err()).startsWith("kept job local-1: .hpc-compose/runs/zz-keep holds run ");
    assertThat(run(project, "status", "--job", "local-3").exitCode()).isZero();
    assertThat(run(project, "status", "--job", "local-1").exitCode()).isZero();
    assertThat(kept.resolve("script.sbatch")).exists();
  }

  private void everyCommandWorks(Path where, String spec) {
    for (List<String> command : READING) {
      String[] words =
          Stream.concat(command.stream(), Stream.of("-f", spec)).toArray(String[]::new);
      Shell.Result result = run(where, words);
      assertThat(result.exitCode()).as("%s: %s%s", command, result.out(), result.err()).isZero();
    }
    assertThat(run(where, "jobs").out()).contains("local-1");
  }

  private void collected() {
    Shell.Result up = run(project, "up", "--local", "-f", "artifacts.yaml");
    assertThat(up.exitCode()).as(up.err()).isZero();
  }

  private void ended(int count) {
    for (int i = 0; i < count; i++) {
      assertThat(run(project, "up", "--local", "-f", "quick.yaml").exitCode()).isZero();
    }
  }

  private List<Path> runs() throws IOException {
    try (Stream<Path> runs = Files.list(project.resolve(".hpc-compose/runs"))) {
      return runs.filter(run -> !run.getFileName().toString().startsWith(".")).sorted().toList();
    }
  }

  private static Shell.Result run(Path where, String... args) {
    return new Shell(where).run(args);
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

  /** A file system that keeps its secrets also from root. */
  private static final class Denied extends LayerProvider {

    private final String name;

    private Denied(String name) {
      this.name = name;
    }

    static Path below(Path directory, Path denied) {
      return LayeredFileSystem.path(directory, new Denied(denied.getFileName().toString()));
    }

    private void check(Path path) throws AccessDeniedException {
      if (path.toString().contains(name)) {
        throw new AccessDeniedException(path.toString());
      }
    }

    @Override
    public FileChannel newFileChannel(
        Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
        throws IOException {
      check(path);
      return super.newFileChannel(path, options, attributes);
    }

    @Override
    public DirectoryStream<Path> newDirectoryStream(
        Path directory, DirectoryStream.Filter<? super Path> filter) throws IOException {
      check(directory);
      return super.newDirectoryStream(directory, filter);
    }
  }
}
