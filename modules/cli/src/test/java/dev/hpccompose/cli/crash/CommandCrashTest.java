package dev.hpccompose.cli.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.cli.Shell;
import dev.hpccompose.cli.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Kills commands at every write, one after the other, until one is reached at which the command
 * ends by itself. The writes are those that reach the file system below: none can be forgotten.
 */
class CommandCrashTest {

  private static final int AT_MOST = 400;
  private static final String LOCK_FILES = ".*\\.(lock|candidate|stale)";

  @TempDir private Path directory;
  private Path world = Path.of("");
  private Queue queue = new Queue(Path.of(""));

  @BeforeEach
  void world() throws IOException {
    world = Files.createDirectory(directory.resolve("world"));
    World.copyTo(world);
    queue = Queue.in(world);
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("a killed submit loses no job, and the same call again submits no second one")
  void submit(MortalProcess.Moment moment) throws IOException {
    walk(
        moment,
        this::nothing,
        () -> {
          boolean underWay =
              names(".hpc-compose/.submitting").stream().anyMatch(name -> name.endsWith(".lock"));
          int taken = queue.jobs().size();
          everythingThatIsVisibleIsWhole();
          again("submit", "-f", "long.yaml");
          assertThat(queue.jobs()).hasSize(taken == 1 && !underWay ? 2 : 1);
          everythingThatIsVisibleIsWhole();
          String jobs = jobs();
          assertThat(queue.jobs()).allMatch(job -> jobs.contains("\"job_id\": \"" + job + "\""));
          assertThat(world.resolve(".hpc-compose/.submitting")).doesNotExist();
        },
        "submit",
        "-f",
        "long.yaml");
  }

  @ParameterizedTest
  @EnumSource(names = "BEFORE")
  @DisplayName("a killed clean leaves each run whole or gone, and the next one finishes (S-096)")
  void clean(MortalProcess.Moment moment) throws IOException {
    walk(
        moment,
        this::threeEndedJobs,
        () -> {
          everythingThatIsVisibleIsWhole();
          again("clean", "--all", "-f", "long.yaml");
          assertThat(names(".hpc-compose"))
              .containsExactlyInAnyOrder(".gitignore", "42", "latest", "runs");
          assertThat(names(".hpc-compose/runs")).hasSize(1);
          everythingThatIsVisibleIsWhole();
        },
        "clean",
        "--all",
        "-f",
        "long.yaml");
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("a killed cancel leaves a job that the next one cancels (S-088)")
  void cancel(MortalProcess.Moment moment) throws IOException {
    walk(
        moment,
        () -> again("submit", "-f", "long.yaml"),
        () -> {
          everythingThatIsVisibleIsWhole();
          again("cancel", "-f", "long.yaml");
          assertThat(world.resolve("queue/state.40")).hasContent("CANCELLED");
          everythingThatIsVisibleIsWhole();
        },
        "cancel",
        "-f",
        "long.yaml");
  }

  @ParameterizedTest
  @EnumSource(names = "BEFORE")
  @DisplayName("a killed down leaves a run whole or gone, and the next one removes what is left")
  void down(MortalProcess.Moment moment) throws IOException {
    walk(
        moment,
        () -> {
          again("submit", "-f", "long.yaml");
          again("cancel", "-f", "long.yaml");
        },
        () -> {
          everythingThatIsVisibleIsWhole();
          run(MortalProcess.immortal(), "down", "-f", "long.yaml", "--records", "--yes");
          assertThat(names(".hpc-compose")).containsExactlyInAnyOrder(".gitignore", "runs");
          assertThat(names(".hpc-compose/runs")).isEmpty();
        },
        "down",
        "-f",
        "long.yaml",
        "--records",
        "--yes");
  }

  @ParameterizedTest
  @EnumSource(names = "BEFORE")
  @DisplayName("a down that was killed before it had ended the job leaves one that can be ended")
  void downOfALiveJob(MortalProcess.Moment moment) throws IOException {
    walk(
        moment,
        () -> Files.readString(world.resolve("queue/state.40")).contains("CANCELLED"),
        () -> again("submit", "-f", "long.yaml"),
        () -> {
          everythingThatIsVisibleIsWhole();
          again("cancel", "-f", "long.yaml");
          assertThat(world.resolve("queue/state.40")).hasContent("CANCELLED");
          everythingThatIsVisibleIsWhole();
        },
        "down",
        "-f",
        "long.yaml",
        "--records",
        "--yes");
  }

  @ParameterizedTest
  @EnumSource(names = {"BEFORE", "WITHIN"})
  @DisplayName("a killed export of archives shows whole ones only, and the next finishes (S-092)")
  void archives(MortalProcess.Moment moment) throws IOException {
    export(moment, "artifacts", "-f", "artifacts.yaml", "--tarball");
  }

  @ParameterizedTest
  @EnumSource(names = {"BEFORE", "WITHIN"})
  @DisplayName("a killed export shows whole files only, and the next one finishes (S-089)")
  void artifacts(MortalProcess.Moment moment) throws IOException {
    export(moment, "artifacts", "-f", "artifacts.yaml");
  }

  private void export(MortalProcess.Moment moment, String... command) throws IOException {
    collected();
    again(command);
    Map<String, String> whole = exported();
    walk(
        moment,
        () -> Template.delete(world.resolve("results")),
        () -> {
          exported()
              .forEach(
                  (name, content) -> {
                    if (!name.contains("/staging") && !name.matches(LOCK_FILES)) {
                      assertThat(content).as(name).isEqualTo(whole.get(name));
                    }
                  });
          again(command);
          assertThat(exported()).isEqualTo(whole);
          everythingThatIsVisibleIsWhole();
        },
        command);
  }

  /** What is done before a command is killed, or after. */
  @FunctionalInterface
  private interface Step {
    void run() throws IOException;
  }

  /** Whether it is not worth while to go on. */
  @FunctionalInterface
  private interface Enough {
    boolean isReached() throws IOException;
  }

  private void walk(MortalProcess.Moment moment, Step before, Step after, String... command)
      throws IOException {
    walk(moment, () -> false, before, after, command);
  }

  private void walk(
      MortalProcess.Moment moment, Enough enough, Step before, Step after, String... command)
      throws IOException {
    before.run();
    Template template = Template.of(world);
    for (int point = 0; point < AT_MOST; point++) {
      template.restore();
      Map<String, String> old = Template.contents(world);
      MortalProcess process = new MortalProcess(point, moment);
      run(process, command);
      assertThat(Template.differences(old, Template.contents(world)))
          .as("no write goes past the layer")
          .allMatch(name -> name.startsWith("queue") || process.touched(world.resolve(name)));
      if (!process.isDead()) {
        assertThat(point).isPositive();
        return;
      }
      buried();
      boolean last = enough.isReached();
      after.run();
      if (last) {
        return;
      }
    }
    throw new AssertionError("there is no end to it");
  }

  /** The processes of this test are one process: what is left of the dead names another. */
  private void buried() throws IOException {
    try (Stream<Path> files = Files.walk(world)) {
      for (Path file : files.filter(path -> path.toString().matches(LOCK_FILES)).toList()) {
        Files.writeString(
            file, Files.readString(file).replaceAll("\\d+ \\d+\n", Integer.MAX_VALUE + " 0\n"));
      }
    }
  }

  private void nothing() {}

  private void threeEndedJobs() throws IOException {
    for (int i = 0; i < 3; i++) {
      again("submit", "-f", "long.yaml");
      again("cancel", "-f", "long.yaml");
    }
  }

  private void collected() throws IOException {
    Shell.Result result = run(MortalProcess.immortal(), "up", "--local", "-f", "artifacts.yaml");
    assertThat(result.exitCode()).as(result.err()).isZero();
  }

  private Map<String, String> exported() throws IOException {
    Map<String, String> files = Template.contents(world.resolve("results"));
    files.replaceAll((_, text) -> text.replaceAll("(exported_at\": \")[^\"]*", "$1"));
    return files;
  }

  private void everythingThatIsVisibleIsWhole() throws IOException {
    String jobs = jobs();
    for (String name : names(".hpc-compose/runs")) {
      if (!name.startsWith(".") && jobs.contains(name)) {
        Shell.Result status = run(MortalProcess.immortal(), "status", "--job", name);
        assertThat(status.exitCode()).as(status.err()).isZero();
        assertThat(status.err()).isEmpty();
      }
    }
  }

  private String jobs() {
    Shell.Result jobs = run(MortalProcess.immortal(), "jobs", "--json");
    assertThat(jobs.exitCode()).as(jobs.err()).isZero();
    return jobs.out();
  }

  private List<String> names(String place) throws IOException {
    Path path = world.resolve(place);
    if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
      return List.of();
    }
    try (Stream<Path> names = Files.list(path)) {
      return names.map(name -> name.getFileName().toString()).toList();
    }
  }

  private void again(String... command) {
    Shell.Result result = run(MortalProcess.immortal(), command);
    assertThat(result.exitCode()).as(result.out() + result.err()).isZero();
  }

  private Shell.Result run(MortalProcess process, String... args) {
    return new Shell(process.see(world)).run(queue.environment(), args);
  }
}
