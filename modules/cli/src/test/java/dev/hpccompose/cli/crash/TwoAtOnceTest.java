package dev.hpccompose.cli.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.cli.Main;
import dev.hpccompose.cli.Shell;
import dev.hpccompose.cli.World;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One command runs from its beginning to its end between two writes of another one: before each of
 * its writes, one after the other. Where the second one waits for the first, the first goes on.
 */
class TwoAtOnceTest {

  private static final int AT_MOST = 400;

  @TempDir private Path directory;
  private Path world = Path.of("");
  private Queue queue = new Queue(Path.of(""));

  @BeforeEach
  void world() throws IOException {
    world = Files.createDirectory(directory.resolve("world"));
    World.copyTo(world);
    queue = Queue.in(world);
  }

  @Test
  @DisplayName("two calls that submit the same job at the same moment submit it once")
  void submitAndSubmit() throws IOException {
    List<String> submit = List.of("submit", "-f", "long.yaml");
    walk(
        submit,
        submit,
        both -> {
          assertThat(both.first().exitCode()).as("%s", both).isZero();
          String said = both.second().err();
          if (said.contains("error: this job is being submitted right now, by process ")) {
            assertThat(both.second().exitCode()).isEqualTo(3);
            assertThat(queue.jobs()).hasSize(1);
          } else {
            // before the first one had begun to matter, or after it was done
            assertThat(both.second().exitCode()).as("%s", both).isZero();
            boolean adopted = both.first().err().contains("no second job was submitted");
            assertThat(queue.jobs()).as("%s", both).hasSize(adopted ? 1 : 2);
          }
        });
  }

  @Test
  @DisplayName("cancel and down at the same moment end the job and leave no half of a run")
  void cancelAndDown() throws IOException {
    submitted();
    walk(
        List.of("cancel", "-f", "long.yaml"),
        List.of("down", "-f", "long.yaml", "--records", "--yes"),
        both -> {
          noSurprise(both);
          assertThat(world.resolve("queue/state.40")).hasContent("CANCELLED");
          assertThat(names(".hpc-compose/runs")).isEmpty();
        });
  }

  @Test
  @DisplayName("two that remove the same run at the same moment remove it")
  void downAndDown() throws IOException {
    ended();
    List<String> down = List.of("down", "-f", "long.yaml", "--records", "--yes");
    walk(
        down,
        down,
        both -> {
          noSurprise(both);
          assertThat(names(".hpc-compose/runs")).isEmpty();
        });
  }

  @Test
  @DisplayName("a run that is removed while its artifacts are copied is gone, or they are there")
  void cleanAndArtifacts() throws IOException {
    collected();
    List<String> artifacts = List.of("artifacts", "-f", "artifacts.yaml");
    List<String> clean = List.of("clean", "--age", "0", "-f", "artifacts.yaml");
    walk(
        artifacts,
        clean,
        both -> {
          noSurprise(both);
          assertThat(names(".hpc-compose/runs")).isEmpty();
          if (both.first().exitCode() == 0) {
            assertThat(world.resolve("results/local-1/out/notes.txt")).hasContent("notes");
          }
        });
    walk(
        clean,
        artifacts,
        both -> {
          noSurprise(both);
          assertThat(names(".hpc-compose/runs")).isEmpty();
        });
  }

  @Test
  @DisplayName("two that export to the same directory both leave every file there, whole")
  void artifactsAndArtifacts() throws IOException {
    collected();
    List<String> command = List.of("artifacts", "-f", "artifacts.yaml", "--tarball");
    walk(
        command,
        command,
        both -> {
          assertThat(both.first().exitCode()).as("%s", both).isZero();
          assertThat(both.second().exitCode()).as("%s", both).isZero();
          assertThat(world.resolve("results/local-1/out/notes.txt")).hasContent("notes");
          assertThat(names("results/local-1/_hpc-compose")).containsExactly("bundles");
          assertThat(names("results/local-1/_hpc-compose/bundles"))
              .containsExactlyInAnyOrder("default.json", "models.json");
        });
  }

  /** What two commands did. */
  private record Both(Shell.Result first, Shell.Result second) {}

  /** What must be so afterwards. */
  @FunctionalInterface
  private interface Check {
    void of(Both both) throws IOException;
  }

  private void walk(List<String> first, List<String> second, Check check) throws IOException {
    Path kept = world.resolveSibling("world.kept");
    if (Files.exists(kept)) {
      Template.delete(kept);
    }
    Template template = Template.of(world);
    for (int point = 0; point < AT_MOST; point++) {
      template.restore();
      Other other = new Other(second);
      MortalProcess process = MortalProcess.interrupted(point, other::run);
      Shell.Result result = run(process, first.toArray(String[]::new));
      if (!process.met()) {
        assertThat(point).isPositive();
        template.restore();
        return;
      }
      check.of(new Both(result, other.result()));
    }
    throw new AssertionError("there is no end to it");
  }

  /** The second command: it is over, or waits for the first, before the first goes on. */
  private final class Other {

    private final List<String> command;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final CountDownLatch overOrWaiting = new CountDownLatch(1);
    private int exitCode;
    private @Nullable Thread thread;

    Other(List<String> command) {
      this.command = command;
    }

    void run() {
      OutputStream watched =
          new OutputStream() {
            @Override
            public void write(int one) {
              err.write(one);
              if (err.toString(StandardCharsets.UTF_8).startsWith("waiting for ")) {
                overOrWaiting.countDown();
              }
            }
          };
      thread =
          Thread.ofPlatform()
              .start(
                  () -> {
                    exitCode =
                        Main.run(
                            command.toArray(String[]::new),
                            environment(),
                            world,
                            new PrintStream(out, true, StandardCharsets.UTF_8),
                            new PrintStream(watched, true, StandardCharsets.UTF_8));
                    overOrWaiting.countDown();
                  });
      await(overOrWaiting);
    }

    Shell.Result result() {
      try {
        Objects.requireNonNull(thread).join();
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
      return new Shell.Result(
          exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static void await(CountDownLatch latch) {
      try {
        latch.await();
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }

    private Map<String, String> environment() {
      return queue.environment();
    }
  }

  private static void noSurprise(Both both) {
    assertThat(both.first().err() + both.second().err())
        .as("%s", both)
        .doesNotContain("unexpected", "null");
  }

  private void submitted() {
    expectZero("submit", "-f", "long.yaml");
  }

  private void ended() {
    submitted();
    expectZero("cancel", "-f", "long.yaml");
  }

  private void collected() {
    expectZero("up", "--local", "-f", "artifacts.yaml");
  }

  private void expectZero(String... command) {
    Shell.Result result = run(MortalProcess.immortal(), command);
    assertThat(result.exitCode()).as(result.err()).isZero();
  }

  private Shell.Result run(MortalProcess process, String... args) {
    return new Shell(process.see(world)).run(queue.environment(), args);
  }

  private List<String> names(String place) throws IOException {
    Path path = world.resolve(place);
    if (!Files.isDirectory(path)) {
      return List.of();
    }
    try (Stream<Path> names = Files.list(path)) {
      return names.map(name -> name.getFileName().toString()).toList();
    }
  }
}
