package dev.hpccompose.scheduler.slurm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.plan.Allocation;
import dev.hpccompose.plan.ContainerOptions;
import dev.hpccompose.plan.FailurePolicy;
import dev.hpccompose.plan.Invocation;
import dev.hpccompose.plan.Plan;
import dev.hpccompose.plan.ServicePlan;
import dev.hpccompose.plan.Step;
import dev.hpccompose.plan.Step.Placement;
import dev.hpccompose.plan.Stop;
import dev.hpccompose.render.ShellWord;
import dev.hpccompose.render.spi.Launch;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SlurmDialectTest {

  private static final Launch LAUNCH =
      new Launch(List.of(ShellWord.of("--container-image=x")), List.of(ShellWord.of("/bin/true")));

  private final SlurmDialect dialect = new SlurmDialect();

  @Test
  @DisplayName("every typed option is a directive, raw ones come last (S-133 to S-148, S-152)")
  void directives() {
    Map<String, String> options = new LinkedHashMap<>();
    options.put("partition", "gpu");
    options.put("account", "my project");
    options.put("qos", "high");
    options.put("time", "1-00:00:00");
    options.put("constraint", "a100&nvlink");
    options.put("output", "logs/%j.out");
    options.put("error", "logs/%j.err");
    options.put("chdir", "/work/dir");
    options.put("exclusive", "");
    options.put("gres", "gpu:a100:2");
    Allocation allocation =
        new Allocation(
            2,
            OptionalInt.of(8),
            OptionalInt.of(4),
            OptionalInt.of(3),
            Optional.of("16G"),
            options,
            List.of("--mail-type=END", "-x node7"));
    assertThat(dialect.directives(plan(allocation), Optional.empty()))
        .containsExactly(
            "#SBATCH --job-name=demo",
            "#SBATCH --nodes=2",
            "#SBATCH --ntasks=8",
            "#SBATCH --ntasks-per-node=4",
            "#SBATCH --cpus-per-task=3",
            "#SBATCH --mem=16G",
            "#SBATCH --partition=gpu",
            "#SBATCH --account=\"my project\"",
            "#SBATCH --qos=high",
            "#SBATCH --time=1-00:00:00",
            "#SBATCH --constraint=\"a100&nvlink\"",
            "#SBATCH --output=logs/%j.out",
            "#SBATCH --error=logs/%j.err",
            "#SBATCH --chdir=/work/dir",
            "#SBATCH --exclusive",
            "#SBATCH --gres=gpu:a100:2",
            "#SBATCH --open-mode=append",
            "#SBATCH --mail-type=END",
            "#SBATCH -x node7");
  }

  @Test
  @DisplayName("a step says all of its sizes; without a word it has all memory (S-245 to S-247)")
  void plainSizes() {
    assertThat(words(step(Placement.PRIMARY_NODE, 1, 2, OptionalInt.empty(), 3)))
        .containsExactly(
            "\"$HC_SRUN\"",
            "'--overlap'",
            "'--nodes=1'",
            "'--ntasks=2'",
            "'--cpus-per-task=3'",
            "'--mem=0'",
            "'--gres=none'",
            "'--nodelist='\"$HC_PRIMARY\"",
            "'--job-name=app'",
            "'--kill-on-bad-exit=1'",
            "'--export=ALL'",
            "'--container-image=x'",
            "'/bin/true'");
    assertThat(words(step(Placement.WHOLE_ALLOCATION, 2, 8, OptionalInt.of(4), 1)))
        .contains("'--nodes=2'", "'--ntasks=8'", "'--ntasks-per-node=4'")
        .noneMatch(word -> word.contains("nodelist"));
  }

  @Test
  @DisplayName("gres wins over gpus; a silent step says what its node has (S-248, S-249)")
  void devices() {
    assertThat(words(devices(OptionalInt.of(2), Optional.empty()))).contains("'--gpus=2'");
    assertThat(words(devices(OptionalInt.of(2), Optional.of("gpu:a100:1"))))
        .contains("'--gres=gpu:a100:1'")
        .noneMatch(word -> word.contains("gpus"));
    assertThat(words(devices(OptionalInt.of(0), Optional.empty()))).contains("'--gres=none'");
    Step silent = devices(OptionalInt.empty(), Optional.empty());
    assertThat(words(silent)).contains("'--gres=none'");
    for (Allocation job : List.of(withGpus(), withRawOptions())) {
      ServicePlan service = service(silent, ContainerOptions.none());
      assertThat(texts(dialect.step(plan(job), service, LAUNCH)))
          .contains("'--gres='\"$HC_STEP_GRES\"");
    }
  }

  @Test
  @DisplayName("raw options follow ours as they are, right before the command (S-250)")
  void rawOptions() {
    Step step =
        new Step(
            Placement.PRIMARY_NODE,
            1,
            1,
            OptionalInt.empty(),
            1,
            Optional.of("2G"),
            OptionalInt.empty(),
            Optional.empty(),
            List.of("--mpi=pmix", "--label; touch x"),
            Map.of());
    assertThat(words(step))
        .contains("'--mem=2G'")
        .endsWith("'--container-image=x'", "'--mpi=pmix'", "'--label; touch x'", "'/bin/true'");
  }

  @Test
  void limitsOfTheShellReachTheTasks() {
    ContainerOptions limits =
        new ContainerOptions(
            false,
            false,
            List.of(),
            List.of(new ContainerOptions.Ulimit("-n", "1", "1")),
            List.of());
    ServicePlan service =
        service(step(Placement.PRIMARY_NODE, 1, 1, OptionalInt.empty(), 1), limits);
    assertThat(texts(dialect.step(plan(Allocation.ofNodes(1)), service, LAUNCH)))
        .contains("'--propagate=ALL'");
  }

  @Test
  @DisplayName("a probe is one task on the primary node and takes nothing from its service (D-16)")
  void probes() {
    ServicePlan service =
        service(
            step(Placement.WHOLE_ALLOCATION, 2, 8, OptionalInt.of(4), 4), ContainerOptions.none());
    assertThat(texts(dialect.probe(plan(Allocation.ofNodes(2)), service, LAUNCH)))
        .containsExactly(
            "\"$HC_SRUN\"",
            "'--overlap'",
            "'--nodes=1'",
            "'--ntasks=1'",
            "'--cpus-per-task=1'",
            "'--mem=0'",
            "'--gres=none'",
            "'--nodelist='\"$HC_PRIMARY\"",
            "'--job-name=app.probe'",
            "'--export=ALL'",
            "'--container-image=x'",
            "'/bin/true'");
  }

  private static Allocation withGpus() {
    OptionalInt none = OptionalInt.empty();
    return new Allocation(2, none, none, none, Optional.empty(), Map.of("gpus", "2"), List.of());
  }

  private static Allocation withRawOptions() {
    OptionalInt none = OptionalInt.empty();
    return new Allocation(
        2, none, none, none, Optional.empty(), Map.of(), List.of("--gres=gpu:a100:2"));
  }

  private List<String> words(Step step) {
    return texts(
        dialect.step(plan(Allocation.ofNodes(1)), service(step, ContainerOptions.none()), LAUNCH));
  }

  private static List<String> texts(List<ShellWord> words) {
    return words.stream().map(ShellWord::text).toList();
  }

  private static Step devices(OptionalInt gpus, Optional<String> gres) {
    return new Step(
        Placement.PRIMARY_NODE,
        1,
        1,
        OptionalInt.empty(),
        1,
        Optional.empty(),
        gpus,
        gres,
        List.of(),
        Map.of());
  }

  private static Step step(Placement placement, int nodes, int tasks, OptionalInt each, int cpus) {
    return new Step(placement, nodes, tasks, each, cpus);
  }

  private static ServicePlan service(Step step, ContainerOptions container) {
    return new ServicePlan(
        "app",
        "app",
        Optional.of("docker://x"),
        new Invocation.Command(List.of("/bin/true")),
        Map.of(),
        List.of(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        new FailurePolicy.FailJob(),
        step,
        Stop.within(Duration.ofSeconds(1)),
        container,
        Optional.empty(),
        Optional.empty());
  }

  private static Plan plan(Allocation allocation) {
    return new Plan(
        "demo",
        Path.of("/specs/compose.yaml"),
        "pyxis",
        allocation,
        Path.of("/cache"),
        List.of(),
        List.of(),
        Optional.empty());
  }
}
