package dev.hpccompose.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WrittenSpecTest {

  @TempDir Path directory;

  @Test
  @DisplayName("from the keys of a file to the plan (S-133 to S-154, S-179, S-244 to S-250)")
  void aWholeFileIsPlanned() {
    PlanResult result =
        Plans.result(
            directory,
            """
            x-slurm:
              cpus_per_task: 4
              gres: gpu:2
              resume: {path: /shared/run}
              artifacts: {export_dir: "./out/${SLURM_JOB_ID}", paths: [/hpc-compose/job/a]}
            secrets:
              key: {file: ./key}
            services:
              app:
                image: redis:7
                script: |
                  first
                  second
                secrets: [key]
                tmpfs: [/scratch]
                ulimits: {nofile: 1024}
                x-slurm:
                  gpus: 1
                  extra_srun_args: [--mpi=none]
            """);
    Plan plan = result.plan().orElseThrow(() -> new AssertionError(result.diagnostics()));
    ServicePlan app = plan.services().getFirst();
    assertThat(result.diagnostics()).isEmpty();
    assertThat(plan.allocation().option("gres")).contains("gpu:2");
    assertThat(plan.features().resume()).contains(Path.of("/shared/run"));
    assertThat(plan.features().artifacts().orElseThrow().exportDir())
        .isEqualTo(directory + "/out/${SLURM_JOB_ID}");
    assertThat(app.step().gpus()).hasValue(1);
    assertThat(app.step().extraArgs()).containsExactly("--mpi=none");
    assertThat(app.container().files())
        .extracting(ContainerOptions.StagedFile::target)
        .containsExactly("/run/secrets/key");
    assertThat(app.container().ulimits())
        .containsExactly(new ContainerOptions.Ulimit("-n", "1024", "1024"));
    assertThat(StagedContent.of(Plans.spec(directory, SECRET), plan)).hasSize(1);
  }

  private static final String SECRET =
      "secrets: {key: {file: ./key}}\nservices: {app: {image: redis, secrets: [key]}}\n";
}
