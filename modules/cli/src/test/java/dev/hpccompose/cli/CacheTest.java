package dev.hpccompose.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.cli.internal.command.CommandTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheTest {

  private static final Map<String, String> ENVIRONMENT =
      Map.of("HOME", "/home/u", "PATH", "/nowhere");
  private static final String OLD = "a".repeat(64) + ".sqsh";

  private static final String HEAD =
      "{\"v\":1,\"seq\":%d,\"at\":\"2026-11-20T23:11:00.000000Z\",\"type\":\"%s\",\"run\":\"r1\",\"attempt\":0,";
  private static final String PLANNED =
      HEAD.formatted(1, "run.planned")
          + "\"job_name\":\"j\",\"compose_file\":\"/c.yaml\",\"submit_dir\":\"/\",\"scheduler\":\"slurm\",\"backend\":\"pyxis\",\"tool_version\":\"1\",\"services\":[]}\n";
  private static final String SUBMITTED =
      HEAD.formatted(2, "job.submitted") + "\"job_id\":\"7\"}\n";
  private static final String REFUSED =
      HEAD.formatted(2, "job.submission_failed") + "\"exit_code\":1,\"message\":\"no\"}\n";

  @TempDir Path directory;
  private Shell shell;
  private Path old;

  @BeforeEach
  void aCacheWithAnOldImage() throws IOException {
    shell = new Shell(directory);
    Files.writeString(
        directory.resolve("compose.yaml"),
        "x-slurm: {cache_dir: cache}\nservices: {db: {image: \"redis:7\"}}\n");
    Files.createDirectories(directory.resolve("cache/base"));
    old = Files.writeString(directory.resolve("cache/base/" + OLD), "image");
    Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofDays(20))));
  }

  private Shell.Result run(String... words) {
    return shell.run(ENVIRONMENT, words);
  }

  @Test
  @DisplayName("--all-unused removes what the spec does not use, and needs -f (S-025, S-100)")
  void unusedImagesNeedASpec() throws IOException {
    Shell.Result refused = run("cache", "prune", "--all-unused");
    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.err()).contains("--all-unused needs the spec").contains("-f FILE");
    assertThat(old).exists();
    Path used = Files.writeString(Path.of(base()), "used");
    Shell.Result pruned = run("cache", "prune", "--all-unused", "-f", "compose.yaml");
    assertThat(pruned.out()).endsWith("removed 1 image, 5 B\n");
    assertThat(old).doesNotExist();
    assertThat(used).exists();
  }

  /** Where the spec's image will lie, as inspect says it. */
  private String base() {
    Matcher path =
        Pattern.compile("\"path\": \"([^\"]*/base/[0-9a-f]{64}\\.sqsh)\"")
            .matcher(run("inspect", "--json").out());
    assertThat(path.find()).isTrue();
    return path.group(1);
  }

  @Test
  @DisplayName("images are listed, and removed by age without a spec (S-097, S-099, S-103)")
  void imagesAreRemovedByAge() {
    assertThat(run("cache", "list").out()).contains(OLD).contains("1 image, 5 B");
    assertThat(run("cache", "prune", "--age", "30", "--cache-dir", "cache").out())
        .isEqualTo("removed 0 images, 0 B\n");
    assertThat(run("cache", "prune", "--age", "14", "--dry-run").out())
        .contains("would remove cache/base/" + OLD);
    assertThat(old).exists();
    assertThat(run("cache", "prune", "--age", "14").exitCode()).isZero();
    assertThat(old).doesNotExist();
    assertThat(run("cache", "list").out()).isEqualTo("the cache holds no image\n");
  }

  @Test
  @DisplayName(
      "--age 0 removes every image, and nothing else: records of servers stay (S-102, S-127)")
  void cleanUpAfterAnUpgrade() throws IOException {
    Path young = directory.resolve("cache/prepared/" + "b".repeat(64) + ".sqsh");
    Files.createDirectories(young.resolveSibling(""));
    Files.writeString(young, "younger");
    Files.setLastModifiedTime(young, FileTime.from(Instant.now().minusSeconds(1)));
    Path server = directory.resolve("cache/rendezvous/model-server/7.json");
    Files.createDirectories(server.resolveSibling(""));
    Files.writeString(server, "{}");
    assertThat(run("cache", "prune", "--age", "0").out()).endsWith("removed 2 images, 12 B\n");
    assertThat(run("cache", "list").out()).isEqualTo("the cache holds no image\n");
    assertThat(server).hasContent("{}");
  }

  @Test
  @DisplayName("--age and --all-unused exclude each other, and one is needed (S-101)")
  void oneWayToChoose() {
    assertThat(run("cache", "prune").exitCode()).isEqualTo(2);
    assertThat(run("cache", "prune", "--age", "1", "--all-unused", "-f", "compose.yaml").exitCode())
        .isEqualTo(2);
    assertThat(run("cache", "prune", "--age", "-1").err()).contains("from 0");
    assertThat(old).exists();
  }

  @Test
  @DisplayName("--max-size removes the least recently used images until the rest fits")
  void leastRecentlyUsed() throws IOException {
    Path young = directory.resolve("cache/base/" + "b".repeat(64) + ".sqsh");
    Files.writeString(young, "younger");
    assertThat(run("cache", "prune", "--max-size", "12").out())
        .isEqualTo("removed 0 images, 0 B\n");
    assertThat(run("cache", "prune", "--max-size", "10B").out()).endsWith("removed 1 image, 5 B\n");
    assertThat(old).doesNotExist();
    assertThat(young).exists();
    assertThat(run("cache", "prune", "--max-size", "ten").exitCode()).isEqualTo(2);
  }

  @Test
  @DisplayName("what a queued or running job refers to stays, and what an ended one did does not")
  void livingJobs() throws IOException {
    Path run = Files.createDirectories(directory.resolve("elsewhere/.hpc-compose/runs/r1/events"));
    Path queued = Files.writeString(run.resolve("submit.jsonl"), PLANNED + SUBMITTED);
    Path use = Files.createDirectories(directory.resolve("cache/uses")).resolve("r1");
    Files.writeString(
        use, directory.resolve("elsewhere/.hpc-compose/runs/r1") + "\nbase/" + OLD + "\n");
    Shell.Result kept = run("cache", "prune", "--age", "1");
    assertThat(kept.err()).contains("kept cache/base/" + OLD + ": run r1 needs it");
    assertThat(kept.out()).isEqualTo("removed 0 images, 0 B\n");
    assertThat(old).exists();
    Files.writeString(queued, PLANNED + REFUSED);
    assertThat(run("cache", "prune", "--age", "1").out()).endsWith("removed 1 image, 5 B\n");
    assertThat(old).doesNotExist();
    assertThat(use).doesNotExist();
  }

  @Test
  @DisplayName("inspect says what each service will get, also as JSON (S-027, S-098)")
  void inspects() {
    assertThat(run("cache", "inspect", "--service", "db").out())
        .contains("db")
        .contains("not there: will be made");
    assertThat(run("cache", "inspect", "--json").out()).contains("\"outlook\": \"made\"");
    assertThat(run("cache", "inspect", "--service", "no").exitCode()).isEqualTo(2);
    assertThat(run("cache", "list", "--json").out()).contains("\"bytes\": 5").contains(OLD);
  }

  @Test
  @DisplayName("an image without its manifest is listed as what it is (S-097)")
  void notWhole() {
    assertThat(run("cache", "list").out()).contains("not whole");
  }

  @Test
  void isAmongTheCommands() {
    assertThat(CommandTable.names()).contains("cache", "init");
  }
}
