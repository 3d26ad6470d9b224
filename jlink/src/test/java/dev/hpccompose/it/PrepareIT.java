package dev.hpccompose.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.backend.tck.TestImage;
import dev.hpccompose.it.containers.ContainerSite;
import dev.hpccompose.it.job.Engine;
import dev.hpccompose.it.job.Workspace;
import dev.hpccompose.it.process.Command;
import dev.hpccompose.it.process.Image;
import dev.hpccompose.it.process.LiveProcess;
import dev.hpccompose.it.process.Result;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The real program makes images of a real registry, and is killed while it does. */
class PrepareIT {

  private static final int AT_ONCE = 6;
  private static final Duration LIMIT = Duration.ofMinutes(1);

  private Workspace workspace;
  private ContainerSite site;
  private String reference;

  @BeforeEach
  void fillTheRegistry() throws IOException {
    workspace = Workspace.create(new Engine.Local(), "services: {}\n");
    site = ContainerSite.open();
    reference =
        site.images().push("team/app:1", "--config.entrypoint=/bin/echo", "--config.cmd=hello");
    spec(site.images().cache().toString());
  }

  private void spec(String place) throws IOException {
    Files.writeString(
        workspace.directory().resolve("compose.yaml"),
        """
        name: images
        x-slurm: {time: "00:05:00", cache_dir: %s}
        services:
          one: {image: "%2$s"}
          two: {image: "%2$s"}
          made:
            image: "%2$s"
            x-runtime: {prepare: {commands: ["touch /made"]}}
        """
            .formatted(place, reference));
  }

  @AfterEach
  void closeTheSite() {
    site.close();
  }

  @Test
  @DisplayName("what prepare made is what the script of a submission runs (S-058, S-064, S-070)")
  void theScriptRunsWhatWasPrepared() throws IOException {
    Result prepared = prepare().expect(0);
    assertThat(prepared.stderr()).contains("importing", "imported", "running the prepare commands");
    assertThat(prepared.stdout()).contains("imported", "prepared");
    cli("submit", "--dry-run").expect(0);
    String script = Files.readString(workspace.directory().resolve("hpc-compose.sbatch"));
    for (String stage : List.of("base", "prepared")) {
      Path image = onlyImage(stage);
      assertThat(script).contains("--container-image=" + image);
    }
    assertThat(script).doesNotContain("docker://");
    assertThat(site.enroot().called("import")).isEqualTo(1);
  }

  @Test
  @DisplayName("an OCI layout is prepared without a registry, and its digest is known already")
  void layouts() throws IOException {
    reference = site.images().layout("team/app:1");
    spec(site.images().cache().toString());
    assertThat(cli("preflight", "--verbose").stdout())
        .contains("the image " + reference + " is there");
    cli("prepare").expect(0);
    assertThat(onlyImage("prepared")).exists();
    assertThat(cli("lock").expect(0).stdout()).doesNotContain(reference);
  }

  @Test
  @DisplayName(
      "several who prepare the same images at once make each of them once, and all succeed")
  void oneDoesTheWork() {
    List<LiveProcess> all = new ArrayList<>();
    for (int i = 0; i < AT_ONCE; i++) {
      all.add(start(Map.of()));
    }
    all.forEach(process -> process.awaitExit(LIMIT).expect(0));
    assertThat(site.enroot().called("import")).isEqualTo(1);
    assertThat(site.enroot().called("export")).isEqualTo(1);
    assertNothingIsHidden();
  }

  @ParameterizedTest
  @ValueSource(strings = {"import", "create", "start", "export"})
  @DisplayName(
      "after SIGKILL in any phase the tool ends too, nothing half made counts, and the next"
          + " preparation succeeds")
  void killed(String phase) throws Exception {
    Path fifo = workspace.directory().resolve("fifo");
    new ProcessBuilder("mkfifo", fifo.toString()).start().onExit().join();
    LiveProcess process =
        start(Map.of("ENROOT_STAND_IN_STOP", phase, "ENROOT_STAND_IN_FIFO", fifo.toString()));
    ProcessHandle tool = ProcessHandle.of(Long.parseLong(said(fifo))).orElseThrow();
    process.signal("KILL");
    assertThat(process.awaitExit(LIMIT).exit()).isEqualTo(137);
    assertThat(cli("cache", "list", "--json").expect(0).stdout())
        .doesNotContain("\"reference\": null");
    prepare().expect(0);
    tool.onExit().get(LIMIT.toSeconds(), TimeUnit.SECONDS);
    for (String stage : List.of("base", "prepared")) {
      assertWhole(onlyImage(stage));
    }
    assertThat(site.enroot().containers()).isEmpty();
    assertNothingIsHidden();
  }

  @Test
  @DisplayName("a terminal is painted on, a log is not, and --quiet and JSON say nothing meanwhile")
  void progress() {
    Command onTerminal =
        new Command(
            List.of(
                "script",
                "-qec",
                Image.built().launcher() + " prepare -f compose.yaml",
                "/dev/null"),
            workspace.directory(),
            site.environment());
    assertThat(onTerminal.run(LIMIT).expect(0).stdout())
        .contains("\u001b[?7l", "importing " + reference, "imported " + reference);
    assertThat(cli("prepare", "--force").expect(0).stderr())
        .contains("importing " + reference + " ...\n")
        .doesNotContain("\u001b");
    assertThat(cli("prepare", "--force", "--quiet").expect(0).stderr()).isEmpty();
    assertThat(cli("prepare", "--force", "--json").expect(0).stderr()).isEmpty();
  }

  @Test
  @DisplayName("a cache that other nodes do not see is refused before anything is imported (D-1)")
  void nodeLocalCache() throws IOException {
    spec("/tmp/hpc-compose-never");
    assertThat(prepare().expect(3).stderr()).contains("is not visible from other nodes");
    assertThat(cli("submit", "--dry-run").expect(3).stderr()).contains("x-slurm.cache_dir");
    assertThat(site.enroot().called("import")).isZero();
  }

  @Test
  @DisplayName(
      "preflight asks the registry what it will hand out, and tells the space it takes (S-051)")
  void registryIsAsked() throws IOException {
    assertThat(cli("preflight", "--verbose").stdout())
        .containsPattern("the registry has docker://127\\.0\\.0\\.1:\\d+/team/app:1 \\(sha256:")
        .contains("are free in the cache directory  [cache.space]");
    reference = reference.replace("app:1", "app:none");
    spec(site.images().cache().toString());
    assertThat(cli("preflight").expect(3).stdout())
        .contains("the registry does not know " + reference);
  }

  @Test
  @DisplayName("a lock runs the image that the tag meant, whatever the tag means by then")
  void locked() throws IOException {
    assertThat(cli("lock").expect(0).stdout()).contains("new    docker://", "  sha256:");
    assertThat(cli("lock").expect(0).stdout()).isEqualTo("compose.lock.yaml is up to date\n");
    cli("lock", "--check").expect(0);
    TestImage other =
        TestImage.build(workspace.directory().resolve("other"), "--config.entrypoint=/bin/false");
    site.images().registry().push(other, "team/app:1");
    assertThat(cli("lock", "--check").expect(4).stdout())
        .contains("moved  docker://", "is not up to date");
    cli("prepare", "--locked").expect(0);
    cli("submit", "--dry-run", "--locked").expect(0);
    assertThat(Files.readString(workspace.directory().resolve("hpc-compose.sbatch")))
        .contains("/bin/echo")
        .doesNotContain("/bin/false");
  }

  @Test
  @DisplayName("images are made, and removed, where the project says (S-104, S-105, S-106)")
  void settings() throws IOException {
    Path cache = Files.createDirectories(site.images().cache());
    String setup = "printf 'dev\\n%s\\n\\n' | %s setup".formatted(cache, Image.built().launcher());
    Command onTerminal =
        new Command(
            List.of("script", "-qec", setup, "/dev/null"),
            workspace.directory(),
            site.environment());
    assertThat(onTerminal.run(LIMIT).expect(0).stdout())
        .contains("cache directory [", "the default profile is dev");
    Files.writeString(
        workspace.directory().resolve("compose.yaml"),
        "services: {one: {image: \"%s\"}}\n".formatted(reference));
    cli("prepare").expect(0);
    Path image = onlyImage("base");
    Result pruned =
        workspace.cli(site.environment(), "--profile", "dev", "cache", "prune", "--max-size", "1");
    assertThat(pruned.expect(0).stdout()).contains("removed 1 image");
    assertThat(image).doesNotExist();
  }

  /** What the stand-in writes when it has come to the phase; fails when it never does. */
  private String said(Path fifo) {
    List<String> line = List.of("timeout", "60", "cat", fifo.toString());
    return new Command(line, workspace.directory(), Map.of())
        .run(LIMIT.plusSeconds(10))
        .expect(0)
        .stdout()
        .strip();
  }

  private static void assertWhole(Path image) throws IOException {
    Process reader =
        new ProcessBuilder("unsquashfs", "-no-progress", "-l", image.toString())
            .redirectErrorStream(true)
            .start();
    assertThat(new String(reader.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .contains("etc/rc");
    assertThat(reader.onExit().join().exitValue()).isZero();
  }

  private void assertNothingIsHidden() {
    for (String stage : List.of("base", "prepared")) {
      assertThat(names(stage)).noneMatch(name -> name.startsWith("."));
    }
  }

  private Path onlyImage(String stage) {
    List<String> images = names(stage).stream().filter(name -> name.endsWith(".sqsh")).toList();
    assertThat(images).hasSize(1);
    return site.images().cache().resolve(stage).resolve(images.getFirst());
  }

  private List<String> names(String stage) {
    Path below = site.images().cache().resolve(stage);
    return List.of(Objects.requireNonNull(below.toFile().list()));
  }

  private Result prepare() {
    return cli("prepare");
  }

  private Result cli(String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of("-f", "compose.yaml"));
    return workspace.cli(site.environment(), all.toArray(String[]::new));
  }

  private LiveProcess start(Map<String, String> more) {
    Map<String, String> environment = new HashMap<>(site.environment());
    environment.putAll(more);
    return Image.built()
        .start(workspace.directory(), environment, List.of("prepare", "-f", "compose.yaml"));
  }
}
