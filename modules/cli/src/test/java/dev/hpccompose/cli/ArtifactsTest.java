package dev.hpccompose.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.cli.internal.output.Schemas;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exporting what a job of the embedded engine collected. */
class ArtifactsTest {

  @TempDir Path directory;
  private Shell shell;

  @BeforeEach
  void world() {
    World.copyTo(directory);
    shell = new Shell(directory);
  }

  @Test
  @DisplayName(
      "artifacts copies the bundles beside the spec, wherever it is called from (S-089, S-090,"
          + " S-093, S-094)")
  void bundlesAreCopied() throws IOException {
    shell.run("up", "--local", "-f", "artifacts.yaml");
    Path elsewhere = Files.createDirectory(directory.resolve("elsewhere"));
    Shell.Result result = new Shell(elsewhere).run("artifacts", "-f", "../artifacts.yaml");
    assertThat(result.out())
        .isEqualTo(
            """
            BUNDLE   FILES  SIZE  COPIED TO
            default  2      14 B  ../results/local-1
            models   1      8 B   ../results/local-1/bundles/models
            """);
    assertThat(result.err()).contains("/hpc-compose/job/nothing/*: matches nothing");
    Path results = directory.resolve("results/local-1");
    assertThat(results.resolve("out/notes.txt")).hasContent("notes");
    assertThat(results.resolve("bundles/models/out/model.bin")).hasContent("weights");
    assertThat(results.resolve("_hpc-compose/bundles/models.json"))
        .content()
        .contains("\"job_id\": \"local-1\"", "\"bundle\": \"models\"", "\"sha256\": \"");
    assertThat(shell.run("events", "-f", "artifacts.yaml").out())
        .contains("copied 3 files to " + results);
  }

  @Test
  @DisplayName("--bundle copies only that bundle (S-091)")
  void oneBundle() {
    shell.run("up", "--local", "-f", "artifacts.yaml");
    Shell.Result result =
        shell.run("artifacts", "-f", "artifacts.yaml", "--bundle", "models", "--to", "here");
    assertThat(result.exitCode()).isZero();
    assertThat(directory.resolve("here").toFile().list())
        .containsExactlyInAnyOrder("bundles", "_hpc-compose");
    assertThat(shell.run("artifacts", "-f", "artifacts.yaml", "--bundle", "model").err())
        .contains("there is no bundle 'model' in this run")
        .contains("did you mean 'models'?");
  }

  @Test
  @DisplayName("--tarball packs each bundle into one file, which tar can read (S-092)")
  void bundlesArePacked() throws IOException, InterruptedException {
    shell.run("up", "--local", "-f", "artifacts.yaml");
    Shell.Result result = shell.run("artifacts", "-f", "artifacts.yaml", "--tarball");
    assertThat(result.out()).endsWith(" results/local-1/bundles/models.tar.gz\n");
    Path bundles = directory.resolve("results/local-1/bundles");
    assertThat(tar("tzf", bundles.resolve("default.tar.gz").toString()))
        .isEqualTo("default/out/model.bin\ndefault/out/notes.txt\n");
    shell.run("artifacts", "-f", "artifacts.yaml", "--tarball=zst", "--bundle", "models");
    assertThat(tar("-I", "zstd", "-xOf", bundles.resolve("models.tar.zst").toString()))
        .isEqualTo("weights\n");
    assertThat(bundles.resolveSibling("_hpc-compose/bundles/models.json"))
        .content()
        .contains("\"archive\": \"" + bundles.resolve("models.tar.zst") + "\"");
  }

  @Test
  void aMissingProgramIsSaidBeforeAnythingIsCopied() {
    shell.run("up", "--local", "-f", "artifacts.yaml");
    Shell.Result result =
        shell.run(
            Map.of("PATH", "/nowhere"), "artifacts", "-f", "artifacts.yaml", "--tarball", "zst");
    assertThat(result.exitCode()).isEqualTo(3);
    assertThat(result.err())
        .isEqualTo(
            """
            error: the program 'zstd' is not on the PATH
            hint: name it with HPC_COMPOSE_ZSTD_BIN, or use --tarball, which needs no program
            """);
    assertThat(directory.resolve("results")).doesNotExist();
  }

  @Test
  @DisplayName("the document of artifacts follows its schema (S-027)")
  void theDocumentFollowsItsSchema() {
    shell.run("up", "--local", "-f", "artifacts.yaml");
    String json = shell.run("artifacts", "-f", "artifacts.yaml", "--json").out();
    assertThat(Schema.parse(Schemas.of("artifacts").orElseThrow()).violations(json)).isEmpty();
  }

  @Test
  void aJobThatRunsOrCollectedNothingIsExplained() {
    shell.run("up", "-d", "--local", "-f", "long.yaml");
    assertThat(shell.run("artifacts", "-f", "long.yaml").err())
        .contains("artifacts are collected at its end");
    shell.run("cancel", "-f", "long.yaml", "--wait");
    assertThat(shell.run("artifacts", "-f", "long.yaml").err())
        .contains("job local-1 collected no artifacts");
  }

  @Test
  void aDamagedPayloadIsNotExported() throws IOException {
    shell.run("up", "--local", "-f", "artifacts.yaml");
    Path collected =
        directory.resolve(".hpc-compose/local-1/artifacts/payload/default/out/notes.txt");
    collected.toFile().setWritable(true);
    Files.writeString(collected, "NOTES\n");
    Shell.Result result = shell.run("artifacts", "-f", "artifacts.yaml");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err())
        .contains("nothing of bundle 'default' was exported: out/notes.txt: it has changed");
    assertThat(directory.resolve("results/local-1/out")).doesNotExist();
  }

  private static String tar(String... words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("tar"));
    command.addAll(List.of(words));
    Process tar = new ProcessBuilder(command).redirectErrorStream(true).start();
    String out = new String(tar.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(tar.waitFor()).as(out).isZero();
    return out;
  }
}
