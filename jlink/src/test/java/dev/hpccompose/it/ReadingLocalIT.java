package dev.hpccompose.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.it.job.Ending;
import dev.hpccompose.it.job.Engine;
import dev.hpccompose.it.job.Job;
import dev.hpccompose.it.job.Workspace;
import dev.hpccompose.it.process.Command;
import dev.hpccompose.it.process.LiveProcess;
import dev.hpccompose.it.process.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Reading a job while it runs and afterwards, with processes of their own. */
class ReadingLocalIT {

  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final int LINES = 20_000;

  private final Workspace workspace =
      Workspace.create(
          new Engine.Local(),
          """
          name: talkative
          runtime: {backend: host}
          x-slurm:
            artifacts:
              export_dir: results
              paths: [/hpc-compose/job/out/**]
          services:
            writer:
              command: |
                echo begun
                while [ ! -e "$HPC_COMPOSE_JOB_DIR/go" ]; do sleep 0.1; done
                mkdir "$HPC_COMPOSE_JOB_DIR/out"
                seq 1 %d | tee "$HPC_COMPOSE_JOB_DIR/out/numbers"
                printf end
          """
              .formatted(LINES));

  @Test
  @DisplayName(
      "logs --follow ends with the job and loses nothing, watch detaches on Ctrl-C, and the image"
          + " packs what was collected (S-087 S-092)")
  void reads() throws IOException {
    Job job = workspace.submit();
    try (LiveProcess logs = workspace.start("logs", "--follow");
        LiveProcess watch = workspace.start("watch", "--job", job.id())) {
      logs.awaitLine("begun"::equals, LIMIT);
      watch.awaitLine(line -> line.endsWith("begun"), LIMIT);
      watch.signal("INT");
      Result left = watch.awaitExit(LIMIT);
      assertThat(left.exit()).as("%s", left).isEqualTo(130);
      assertThat(left.stderr()).contains("continues in the background", "cancel --job " + job.id());
      Files.createFile(job.directory().resolve("go"));
      assertThat(logs.awaitExit(LIMIT).expect(0).stdout()).isEqualTo(everything());
    }
    job.awaitEnd(Ending.SUCCEEDED);
    assertThat(workspace.cli("watch").expect(0).stdout().lines()).hasSize(LINES + 2);
    archives();
  }

  private void archives() {
    workspace.cli("artifacts", "--tarball").expect(0);
    assertThat(tar("-xzOf", "default.tar.gz")).hasLineCount(LINES);
    workspace.cli("artifacts", "--tarball=zst").expect(0);
    assertThat(tar("-I", "zstd", "-xOf", "default.tar.zst")).hasLineCount(LINES);
  }

  private String tar(String... words) {
    Path bundles = workspace.directory().resolve("results/bundles");
    List<String> command =
        IntStream.rangeClosed(0, words.length)
            .mapToObj(i -> i == 0 ? "tar" : words[i - 1])
            .toList();
    return new Command(command, bundles, Map.of()).run(LIMIT).expect(0).stdout();
  }

  private static String everything() {
    return IntStream.rangeClosed(1, LINES)
        .mapToObj(Integer::toString)
        .collect(Collectors.joining("\n", "begun\n", "\nend\n"));
  }
}
