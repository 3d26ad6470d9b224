package dev.hpccompose.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.cli.internal.output.Schemas;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is said before a job is submitted. */
class PreflightTest {

  private static final String NO_LOGS =
      """
      runtime: {backend: host}
      x-slurm: {output: /srv/no/%j.log}
      services: {a: {command: echo}}
      """;

  @TempDir Path directory;
  private Shell shell;
  private Map<String, String> environment;

  @BeforeEach
  void cluster() throws IOException {
    directory = directory.toRealPath();
    shell = new Shell(directory);
    environment = new HashMap<>(FakeCluster.in(directory).environment());
    Path more = Files.createDirectory(directory.resolve("cluster/more"));
    program(more.resolve("scontrol"), "echo 'KillWait = 30 sec'");
    environment.put("PATH", directory.resolve("cluster/bin") + ":" + more);
    environment.put("HOME", "/shared/home/u");
    write("runtime: {backend: host}\nservices: {a: {command: echo}}\n");
  }

  private static void program(Path file, String body) throws IOException {
    Files.writeString(file, "#!/bin/bash\n" + body + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private void write(String spec) throws IOException {
    Files.writeString(directory.resolve("compose.yaml"), spec);
  }

  private Shell.Result run(String... words) {
    return shell.run(environment, words);
  }

  /** The texts of a group, each with its check before it. */
  private List<String> found(String group, String... more) {
    List<String> words = new ArrayList<>(List.of("preflight", "--json"));
    words.addAll(List.of(more));
    JsonNode document = JsonMapper.shared().readTree(run(words.toArray(String[]::new)).out());
    return document
        .path(group)
        .valueStream()
        .map(one -> one.path("check").asString() + ": " + one.path("found").asString())
        .toList();
  }

  @Test
  @DisplayName("S-045: three groups, what it means, what to do; --verbose shows what is well")
  void threeGroups() throws IOException {
    write(NO_LOGS);
    Shell.Result brief = run("preflight");
    assertThat(brief.exitCode()).isEqualTo(3);
    assertThat(brief.out())
        .startsWith("blockers\n  the log directory /srv/no does not exist  [log.directory]\n")
        .contains("    Slurm does not make it: the job would end without a message\n")
        .contains("    hint: create it: mkdir -p /srv/no\n")
        .contains("warnings\n  the submit directory " + directory)
        .doesNotContain("tool.sbatch")
        .containsPattern(
            "not ready: 1 blocker, 1 warning, \\d+ passed \\(--verbose lists them\\)\n$");
    assertThat(run("preflight", "--verbose").out())
        .contains("passed\n")
        .contains("sbatch is " + directory.resolve("cluster/bin/sbatch") + "  [tool.sbatch]");
  }

  @Test
  @DisplayName("S-055: warnings fail only with --strict, and never keep a job from being submitted")
  void warnings() {
    Shell.Result plain = run("preflight");
    assertThat(plain.exitCode()).as(plain.out()).isZero();
    assertThat(plain.out()).contains("ready: 0 blockers, 1 warning");
    assertThat(run("preflight", "--strict").exitCode()).isEqualTo(3);
    Shell.Result submitted = run("submit");
    assertThat(submitted.exitCode()).as(submitted.err()).isZero();
    assertThat(submitted.err()).contains("warning: the submit directory");
  }

  @Test
  @DisplayName("S-010: what is in the way stops a submission before anything is done for it")
  void stops() throws IOException {
    write(NO_LOGS);
    Shell.Result refused = run("submit");
    assertThat(refused.exitCode()).isEqualTo(3);
    assertThat(refused.err())
        .contains("error: the log directory /srv/no does not exist: Slurm does not make it")
        .contains("hint: create it: mkdir -p /srv/no");
    assertThat(directory.resolve(".hpc-compose")).doesNotExist();
    Shell.Result rehearsed = run("submit", "--dry-run");
    assertThat(rehearsed.exitCode()).isZero();
    assertThat(rehearsed.err())
        .contains("warning: a submission from here would be refused: the log directory");
  }

  @Test
  @DisplayName("S-010: that it was looked at before is in the history of the run")
  void history() {
    assertThat(run("submit").exitCode()).isZero();
    assertThat(run("events", "--format", "jsonl").out().lines().toList().get(1))
        .contains("\"type\":\"preflight.checked\"")
        .contains("\"check\":\"submit.directory\"");
  }

  @Test
  @DisplayName("S-046, S-056: missing binaries are named, with the options that name others")
  void binaries() throws IOException {
    environment.put("PATH", "/nowhere");
    write("services: {a: {image: \"redis:7\", x-runtime: {prepare: {commands: [\"true\"]}}}}\n");
    assertThat(found("blockers"))
        .contains(
            "tool.sbatch: required binary 'sbatch' was not found",
            "tool.srun: required binary 'srun' was not found",
            "tool.enroot: required binary 'enroot' was not found");
    assertThat(run("preflight").out())
        .contains("--sbatch-bin PATH", "--srun-bin PATH", "--enroot-bin PATH");
    Path enroot = directory.resolve("cluster/bin/srun");
    assertThat(found("blockers", "--enroot-bin", enroot.toString()))
        .noneMatch(each -> each.startsWith("tool.enroot"));
  }

  @Test
  @DisplayName("S-047: scontrol is wanted when x-slurm.nodes is above 1")
  void scontrol() throws IOException {
    environment.put("PATH", directory.resolve("cluster/bin").toString());
    assertThat(found("blockers")).isEmpty();
    write("runtime: {backend: host}\nx-slurm: {nodes: 2}\nservices: {a: {command: echo}}\n");
    assertThat(found("blockers"))
        .contains("tool.scontrol: required binary 'scontrol' was not found");
  }

  @Test
  @DisplayName("S-048, S-057, S-002: srun must advertise what Pyxis adds")
  void pyxis() throws IOException {
    write("services: {a: {image: \"redis:7\"}}\n");
    assertThat(found("blockers"))
        .noneMatch(each -> each.contains("srun does not advertise --container-image"));
    Path srun = directory.resolve("cluster/bin/srun");
    program(srun, "echo '  --overlap'");
    assertThat(found("blockers"))
        .contains("pyxis.plugin: srun does not advertise --container-image");
    Shell.Result submitted = run("submit", "--skip-prepare");
    assertThat(submitted.exitCode()).isEqualTo(3);
    assertThat(submitted.err()).contains("srun does not advertise --container-image");
  }

  @Test
  @DisplayName("S-049, S-107, S-013, D-1: a cache that other nodes do not see is in the way")
  void unsafeCache() throws IOException {
    for (String place : List.of("/tmp/c", "/var/tmp/c", "/private/tmp/c", "/dev/shm/c")) {
      write("x-slurm: {cache_dir: %s}\nservices: {a: {image: \"redis:7\"}}\n".formatted(place));
      assertThat(run("validate").exitCode()).isZero();
      assertThat(found("blockers"))
          .contains(
              "cache.place: the cache directory " + place + " is not visible from other nodes");
    }
  }

  @Test
  @DisplayName("S-053: a cache below the home directory is a warning")
  void cacheAtHome() throws IOException {
    write("services: {a: {image: \"redis:7\"}}\n");
    assertThat(found("warnings"))
        .contains(
            "cache.place: the cache directory /shared/home/u/.cache/hpc-compose is below your home"
                + " directory");
    assertThat(found("blockers")).noneMatch(each -> each.startsWith("cache.place"));
  }

  @Test
  @DisplayName("S-049: a cache that cannot be written to is in the way")
  void cacheNotWritable() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "");
    Path cache = file.resolve("cache");
    write("x-slurm: {cache_dir: %s}\nservices: {a: {image: \"redis:7\"}}\n".formatted(cache));
    assertThat(found("blockers"))
        .contains(
            "cache.writable: the cache directory %s cannot be made in %s".formatted(cache, file));
  }

  @Test
  @DisplayName("S-050, S-003: mount sources and local images must be there, and be what they say")
  void files() throws IOException {
    Files.writeString(directory.resolve("text.sqsh"), "no image");
    Files.writeString(directory.resolve("real.sqsh"), "hsqs and more");
    Files.createSymbolicLink(directory.resolve("broken"), Path.of("nowhere"));
    write(
        """
        services:
          a: {image: ./gone.sqsh, volumes: ["./nothing:/n", "./broken:/b", "./real.sqsh:/r"]}
          b: {image: ./text.sqsh}
          c: {image: ./real.sqsh}
        """);
    assertThat(found("blockers"))
        .contains(
            "image.file: the image " + directory.resolve("gone.sqsh") + " does not exist",
            "image.file: the image " + directory.resolve("text.sqsh") + " is not a squashfs file",
            "mount.source: '"
                + directory.resolve("nothing")
                + "', which service 'a' mounts, does not exist",
            "mount.source: '"
                + directory.resolve("broken")
                + "', which service 'a' mounts, is a link to nowhere");
    assertThat(found("passed"))
        .contains("image.file: the image " + directory.resolve("real.sqsh") + " is there");
    assertThat(found("warnings"))
        .contains(
            "mount.source: '"
                + directory.resolve("real.sqsh")
                + "', which service 'a' mounts, is not visible from other nodes");
  }

  @Test
  @DisplayName("S-023: a link in a mounted directory needs its target mounted")
  void links() throws IOException {
    Path app = Files.createDirectory(directory.resolve("app"));
    Path model = Files.writeString(directory.resolve("model.bin"), "");
    Files.createSymbolicLink(app.resolve("model"), model);
    write("services: {a: {image: \"redis:7\", volumes: [\"./app:/app\"]}}\n");
    assertThat(found("warnings"))
        .contains(
            "mount.links: '"
                + app.resolve("model")
                + "' leads to '"
                + model
                + "', which is not mounted");
    write(
        "services: {a: {image: \"redis:7\", volumes: [\"./app:/app\", \"./model.bin:%s\"]}}\n"
            .formatted(model));
    assertThat(found("warnings")).noneMatch(each -> each.startsWith("mount.links"));
  }

  @Test
  @DisplayName("S-052: --skip-prepare is looked at before it is relied on")
  void reuse() throws IOException {
    write(
        """
        services:
          plain: {image: "redis:7"}
          made: {image: "redis:7", x-runtime: {prepare: {commands: ["true"]}}}
        """);
    assertThat(found("blockers", "--skip-prepare"))
        .contains("image.reuse: the image of service 'made' is not prepared yet");
    assertThat(found("warnings", "--skip-prepare"))
        .contains("image.reuse: the image of service 'plain' is not in the cache");
    assertThat(found("blockers")).noneMatch(each -> each.startsWith("image.reuse"));
  }

  @Test
  @DisplayName("S-054: a resume path on the disk of one node is a warning")
  void resume() throws IOException {
    for (String place : List.of("/tmp/r", "/var/tmp/r")) {
      write(
          "runtime: {backend: host}\nx-slurm: {resume: {path: %s}}\nservices: {a: {command: echo}}\n"
              .formatted(place));
      assertThat(found("warnings"))
          .contains("resume.place: x-slurm.resume.path " + place + " is on the disk of one node");
    }
  }

  @Test
  @DisplayName("S-051: an anonymous pull is a warning, with the lines that Enroot wants")
  void credentials() throws IOException {
    write("services: {a: {image: \"nvcr.io/nvidia/cuda:12\"}}\n");
    assertThat(found("warnings"))
        .contains("registry.credentials: images of nvcr.io are fetched without credentials");
    assertThat(run("preflight").out())
        .contains("machine nvcr.io login $oauthtoken password TOKEN")
        .contains("machine authn.nvidia.com login $oauthtoken password TOKEN");
  }

  @Test
  @DisplayName("the embedded engine needs little, and nothing of Slurm")
  void local() {
    environment.put("PATH", "/usr/bin:/bin");
    Shell.Result result = run("preflight", "--local", "--strict");
    assertThat(result.exitCode()).as(result.out()).isZero();
    environment.put("PATH", "/nowhere");
    assertThat(run("preflight", "--local").out()).contains("[scheduler.ready]");
    assertThat(run("preflight", "--local", "--fs-probes").exitCode()).isEqualTo(2);
  }

  @Test
  @DisplayName("S-027: documents follow their schemas, and a spec with errors exits with 2")
  void documents() throws IOException {
    for (String name : List.of("preflight", "doctor")) {
      Schema schema = Schema.parse(Schemas.of(name).orElseThrow());
      assertThat(schema.violations(run(name, "--json").out())).isEmpty();
    }
    write("services: {}\n");
    assertThat(run("preflight").exitCode()).isEqualTo(2);
  }

  @Test
  @DisplayName("doctor tells what a site is like, without its user")
  void doctor() {
    environment.put("USER", "jdoe");
    environment.put("HOME", "/shared/jdoe");
    environment.put("HPC_COMPOSE_SBATCH_BIN", "/opt/jdoe/sbatch");
    Shell.Result report = run("doctor", "--cache-dir", "/shared/jdoe/cache");
    assertThat(report.exitCode()).isEqualTo(3);
    assertThat(report.out())
        .contains("hpc-compose ", " processors, Java ")
        .contains("'/opt/USER/sbatch' was named for sbatch")
        .contains("~/cache")
        .doesNotContain("jdoe");
  }
}
