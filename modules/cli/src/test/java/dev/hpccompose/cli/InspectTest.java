package dev.hpccompose.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class InspectTest {

  private static final String CONTAINERS =
      """
      name: "two \\"steps\\""
      x-slurm: {nodes: 2, cpus_per_task: 3, mem: 8G, partition: gpu, cache_dir: cache}
      services:
        second:
          image: python
          command: python job.py
          depends_on: [first]
          volumes: ["./data:/data:ro"]
          x-slurm: {nodes: 1, ntasks: 2}
        first:
          image: ./images/base.sqsh
          command: serve
          x-slurm: {nodes: 1}
      """;

  @TempDir Path directory;

  @BeforeEach
  void world() throws IOException {
    World.copyTo(directory);
    Files.writeString(directory.resolve("containers.yaml"), CONTAINERS);
  }

  @Test
  @DisplayName("the normalised plan, in start order (S-037 S-038)")
  void showsTheOrder() {
    assertThat(inspect("-f", "containers.yaml"))
        .startsWith("Job two \"steps\" from containers.yaml\n")
        .contains("  order      first, second\n")
        .containsSubsequence("1. first\n", "2. second\n", "when first has started");
  }

  @Test
  @DisplayName("the geometry of the allocation and of each step (S-039)")
  void showsSizes() {
    assertThat(inspect("-f", "containers.yaml"))
        .contains("  allocation nodes=2 cpus-per-task=3 mem=8G partition=gpu\n")
        .containsSubsequence("2. second", "on the first node", "nodes 1", "ntasks 2")
        .contains("cpus_per_task 3");
  }

  @Test
  @DisplayName("image references are normalised (S-040)")
  void showsImages() {
    assertThat(inspect("-f", "containers.yaml")).contains("image      docker://python");
  }

  @Test
  @DisplayName("where things will live, and whether image files are there (S-041)")
  void showsPlaces() throws IOException {
    assertThat(inspect("-f", "containers.yaml"))
        .contains("  cache      cache (x-slurm.cache_dir)\n")
        .contains("  runs       .hpc-compose/<job id>\n")
        .contains("log        .hpc-compose/<job id>/logs/first.log")
        .contains("local      images/base.sqsh (missing)");
    Files.createDirectories(directory.resolve("images"));
    Files.writeString(directory.resolve("images/base.sqsh"), "");
    assertThat(inspect("-f", "containers.yaml"))
        .contains("local      images/base.sqsh (there: will be reused)");
  }

  @Test
  @DisplayName("--verbose adds all mounts and the values of variables (S-043)")
  void showsMountsAndValuesToThoseWhoAsk() {
    assertThat(inspect("-f", "containers.yaml")).doesNotContain("mount ");
    assertThat(inspect("-f", "containers.yaml", "--verbose"))
        .contains("mount      .hpc-compose/<job id> at /hpc-compose/job")
        .contains("mount      data at /data (read only)");
    assertThat(inspect("-f", "secrets.yaml")).doesNotContain("MODE");
    assertThat(inspect("-f", "secrets.yaml", "--verbose")).contains("sets       MODE=fast");
  }

  @Test
  @DisplayName("secrets are hidden unless they are asked for (S-044 D-3)")
  void hidesSecrets() {
    for (String command : new String[] {"inspect", "plan", "config"}) {
      for (String format : new String[] {"text", "json"}) {
        Shell shell = new Shell(directory);
        String hidden = shell.run(command, "-f", "secrets.yaml", "--format", format).out();
        assertThat(hidden).isNotEmpty().doesNotContain("hunter22").doesNotContain("geheim");
        String shown =
            shell.run(command, "-f", "secrets.yaml", "--format", format, "--show-values").out();
        assertThat(shown.contains("hunter22"))
            .as(command + " " + format)
            .isEqualTo(!(command + format).equals("inspecttext"));
      }
    }
    assertThat(inspect("-f", "secrets.yaml", "--verbose"))
        .contains("sets       DB_PASSWORD=***")
        .contains("sets       DB_URL=postgres://app:***@127.0.0.1/app");
    assertThat(inspect("-f", "secrets.yaml", "--verbose", "--show-values"))
        .contains("sets       DB_PASSWORD=hunter22");
  }

  @Test
  void drawsTheStartGraph() {
    assertThat(inspect("-f", "containers.yaml", "--dependencies"))
        .isEqualTo("first   at once\nsecond  when first has started\n");
    assertThat(inspect("-f", "containers.yaml", "--dependencies", "dot"))
        .isEqualTo(
            """
            digraph "two \\"steps\\"" {
              rankdir=LR;
              "first";
              "second";
              "first" -> "second" [label="service_started"];
            }
            """);
    JsonNode graph =
        JsonMapper.shared().readTree(inspect("-f", "containers.yaml", "--dependencies", "json"));
    assertThat(graph.at("/edges/0/waits_for").asString()).isEqualTo("first");
    assertThat(graph.at("/edges/0/service").asString()).isEqualTo("second");
  }

  @Test
  @DisplayName("programs get the same as people (S-027)")
  void tellsPrograms() {
    JsonNode document =
        JsonMapper.shared().readTree(inspect("-f", "containers.yaml", "--format", "json"));
    assertThat(document.at("/order").toString()).isEqualTo("[\"first\",\"second\"]");
    assertThat(document.at("/services/0/image_files/0/outlook").asString()).isEqualTo("missing");
    assertThat(document.at("/services/0/rebuilds_always").asBoolean()).isFalse();
    assertThat(document.at("/services/1/all_mounts/0/target").asString())
        .isEqualTo("/hpc-compose/job");
    assertThat(document.at("/services/1/step/ntasks").asInt()).isEqualTo(2);
  }

  private String inspect(String... args) {
    String[] words = new String[args.length + 1];
    words[0] = "inspect";
    System.arraycopy(args, 0, words, 1, args.length);
    Shell.Result result = new Shell(directory).run(words);
    assertThat(result.exitCode()).as(result.err()).isZero();
    return result.out();
  }
}
