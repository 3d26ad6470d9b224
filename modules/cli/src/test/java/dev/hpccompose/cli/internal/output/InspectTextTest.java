package dev.hpccompose.cli.internal.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.cli.internal.console.Console;
import dev.hpccompose.cli.internal.console.Terminal;
import dev.hpccompose.plan.Allocation;
import dev.hpccompose.plan.CacheDirectory;
import dev.hpccompose.plan.ContainerOptions;
import dev.hpccompose.plan.FailurePolicy;
import dev.hpccompose.plan.Invocation;
import dev.hpccompose.plan.JobFeatures;
import dev.hpccompose.plan.Mount;
import dev.hpccompose.plan.Plan;
import dev.hpccompose.plan.Preparation;
import dev.hpccompose.plan.ServicePlan;
import dev.hpccompose.plan.Step;
import dev.hpccompose.plan.Stop;
import dev.hpccompose.spec.Redaction;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class InspectTextTest {

  private static final Path HERE = Path.of("/here");
  private static final Mount SOURCES = new Mount(Path.of("/here/src"), "/src", true);

  @Test
  @DisplayName("says that prepare mounts make an image anew with every submission (S-042)")
  void tellsOfImagesThatAreMadeEveryTime() {
    String note = "made again by every submission, because it has prepare mounts";
    assertThat(text(new Preparation(List.of("make"), List.of(SOURCES), Map.of(), true, false)))
        .contains(note);
    assertThat(text(new Preparation(List.of("make"), List.of(SOURCES), Map.of(), true, true)))
        .doesNotContain(note);
    assertThat(text(new Preparation(List.of("make"), List.of(), Map.of(), true, false)))
        .doesNotContain(note);
  }

  @Test
  @DisplayName("tells where image files will live, and what will happen to them (S-041)")
  void tellsWhereImagesLive() {
    assertThat(text(new Preparation(List.of("make"), List.of(), Map.of(), true, false)))
        .contains("   base       cache/base/a.sqsh (there: will be reused)\n")
        .contains("   prepared   cache/prepared/b.sqsh (not there: will be made)\n");
  }

  @Test
  void tellsWhereEachSizeComesFrom() {
    assertThat(text(new Preparation(List.of("make"), List.of(), Map.of(), true, false)))
        .contains("nodes 1 (default), ntasks 2 (service), cpus_per_task 4 (x-slurm), mem 2G\n")
        .contains("--cpu-bind=none\n");
  }

  @Test
  @DisplayName("mounts of every service are among the mounts that --verbose shows (S-043)")
  void tellsOfTheMountsThatNobodyAskedFor() {
    String text =
        InspectText.of(
            console(),
            inspection(new Preparation(List.of("make"), List.of(), Map.of(), true, false)),
            true);
    assertThat(text)
        .contains("mount      .hpc-compose/<job id> at /hpc-compose/job\n")
        .contains("mount      /shared/resume at /hpc-compose/resume\n")
        .contains("mount      src at /src (read only)\n")
        .contains("sets       A=1\n");
  }

  private static String text(Preparation preparation) {
    return InspectText.of(console(), inspection(preparation), false);
  }

  private static Inspection inspection(Preparation preparation) {
    Plan plan =
        new Plan(
            "job",
            HERE.resolve("compose.yaml"),
            "pyxis",
            Allocation.ofNodes(1),
            CacheDirectory.given(HERE.resolve("cache")),
            List.of(),
            List.of(service(preparation)),
            Optional.empty(),
            new JobFeatures(
                Optional.empty(),
                Optional.empty(),
                Optional.of(Path.of("/shared/resume")),
                List.of()));
    List<ImageFile> images =
        List.of(
            new ImageFile("base", HERE.resolve("cache/base/a.sqsh"), ImageFile.Outlook.REUSED),
            new ImageFile(
                "prepared", HERE.resolve("cache/prepared/b.sqsh"), ImageFile.Outlook.MADE));
    return new Inspection(
        plan, HERE.resolve(".hpc-compose"), Map.of("app", images), Redaction.none());
  }

  private static ServicePlan service(Preparation preparation) {
    Step step =
        new Step(
            Step.Placement.PRIMARY_NODE,
            1,
            2,
            OptionalInt.empty(),
            4,
            Optional.of("2G"),
            OptionalInt.empty(),
            Optional.empty(),
            List.of("--cpu-bind=none"),
            Map.of(
                "nodes", Step.Origin.DEFAULT,
                "ntasks", Step.Origin.SERVICE,
                "cpus_per_task", Step.Origin.JOB));
    return new ServicePlan(
        "app",
        "app",
        Optional.of("docker://redis:7"),
        new Invocation.ImageDefault(),
        Map.of("A", "1"),
        List.of(SOURCES),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        new FailurePolicy.FailJob(),
        step,
        Stop.within(Duration.ofSeconds(10)),
        ContainerOptions.none(),
        Optional.empty(),
        Optional.of(preparation));
  }

  private static Console console() {
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    return new Console(Map.of(), HERE, nowhere, nowhere, Terminal.NONE, Terminal.NONE);
  }
}
