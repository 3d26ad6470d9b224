package dev.hpccompose.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.plan.Step.Origin;
import dev.hpccompose.spec.ComposeSpec;
import dev.hpccompose.spec.DependencySpec;
import dev.hpccompose.spec.Diagnostic;
import dev.hpccompose.spec.SlurmSection;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StepSizesTest {

  @TempDir Path directory;

  @Test
  @DisplayName("a service's own sizes win, and say so (S-245 to S-249)")
  void ownSizesWin() {
    Step step = step("ntasks=8 cpus_per_task=4 mem=8G gpus=4", "ntasks=2 cpus_per_task=3 mem=1G");
    assertThat(step.ntasks()).isEqualTo(2);
    assertThat(step.cpusPerTask()).isEqualTo(3);
    assertThat(step.mem()).contains("1G");
    assertThat(step.gpus()).hasValue(4);
    assertThat(step.origins())
        .isEqualTo(
            Map.of(
                "nodes", Origin.DEFAULT,
                "ntasks", Origin.SERVICE,
                "cpus_per_task", Origin.SERVICE,
                "mem", Origin.SERVICE,
                "gpus", Origin.JOB));
  }

  @Test
  @DisplayName("tasks on each node multiply to the tasks of the step (S-246)")
  void tasksPerNodeMultiply() {
    Step step = step("nodes=3", "ntasks_per_node=4");
    assertThat(step.ntasks()).isEqualTo(12);
    assertThat(step.ntasksPerNode()).hasValue(4);
    assertThat(step("nodes=3 ntasks_per_node=2", "").ntasks()).isEqualTo(6);
    assertThat(step("nodes=3 ntasks_per_node=2", "").origins())
        .containsEntry("ntasks", Origin.JOB)
        .containsEntry("ntasks_per_node", Origin.JOB);
    assertThat(step("nodes=3 ntasks_per_node=2", "ntasks=3").ntasksPerNode()).isEmpty();
  }

  @Test
  @DisplayName("sizes of the top level flow down to every step (S-247, S-248)")
  void theJobsSizesFlowDown() {
    List<Step> steps = steps(plan("ntasks=4 cpus_per_task=2 mem=4G gpus=2", "", ""));
    assertThat(steps).hasSize(2);
    for (Step step : steps) {
      assertThat(step.ntasks()).isEqualTo(1);
      assertThat(step.cpusPerTask()).isEqualTo(2);
      assertThat(step.mem()).contains("4G");
      assertThat(step.gpus()).isEqualTo(OptionalInt.of(2));
      assertThat(step.origins())
          .containsEntry("ntasks", Origin.DEFAULT)
          .containsEntry("cpus_per_task", Origin.JOB);
    }
  }

  @Test
  @DisplayName("gres wins over gpus at its level (S-144, S-154, S-248, S-249)")
  void gresWins() {
    Step own = step("gres=gpu:4", "gpus=1 gres=gpu:2");
    assertThat(own.gres()).contains("gpu:2");
    assertThat(own.gpus()).isEmpty();
    Step inherited = step("gres=gpu:4 gpus=2", "");
    assertThat(inherited.gres()).contains("gpu:4");
    assertThat(inherited.gpus()).isEmpty();
    Step fewer = step("gres=gpu:4", "gpus=1");
    assertThat(fewer.gres()).isEmpty();
    assertThat(fewer.gpus()).hasValue(1);
    assertThat(plan("gres=gpu:4 gpus=2", "").plan().orElseThrow().allocation().options())
        .isEqualTo(Map.of("gres", "gpu:4"));
  }

  @Test
  @DisplayName("how the GPUs of several nodes are dealt is not known to a helper (S-191)")
  void gpusOfManyNodesDoNotFlowToOne() {
    List<Step> steps = steps(plan("nodes=2 gpus=8", "nodes=2", ""));
    assertThat(steps.get(0).gpus()).hasValue(8);
    assertThat(steps.get(1).gpus()).isEmpty();
    List<Step> perNode = steps(plan("nodes=2 gpus_per_node=4", "nodes=2", ""));
    assertThat(perNode).extracting(Step::gpus).containsExactly(number(8), number(4));
    assertThat(step("ntasks=3 gpus_per_task=2", "").gpus()).hasValue(6);
  }

  @Test
  @DisplayName("a size that a raw option may change does not flow into steps (S-152)")
  void whatIsOpenDoesNotFlow() {
    Step step = steps(result(raw("mem=4G gpus=2 cpus_per_task=2", "--mem=2G -G 1"), "")).getFirst();
    assertThat(step.mem()).isEmpty();
    assertThat(step.gpus()).isEmpty();
    assertThat(step.cpusPerTask()).isEqualTo(2);
  }

  @DisplayName("A step above the written numbers of its job is an error, with the numbers")
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "cpus_per_task=4 | cpus_per_task=8 | E0605 | 8 CPUs (ntasks times cpus_per_task), but the"
            + " job asks for 4",
        "ntasks=2 cpus_per_task=2 | ntasks=4 | E0605 | 8 CPUs (ntasks times cpus_per_task), but"
            + " the job asks for 4",
        "ntasks=2 | cpus_per_task=4 ntasks=1 | W0602 | 4 CPUs (ntasks times cpus_per_task), but"
            + " the job asks for 2",
        "cpus_per_task=4 | ntasks=2 cpus_per_task=2 | W0602 | 2 tasks, but the job asks for 1",
        "nodes=2 ntasks_per_node=2 cpus_per_task=2 | nodes=1 ntasks=4 | E0605 | 8 CPUs on one"
            + " node, but the job asks for 4 on each",
        "nodes=2 ntasks=4 cpus_per_task=2 | nodes=1 ntasks=3 | W0602 | 6 CPUs on one node, but the"
            + " job asks for 4 on each",
        "mem=4G | mem=5000M | E0605 | '5000M' of memory on each node, but the job asks for '4G'",
        "gpus=1 | gpus=2 | E0605 | 2 GPUs, but the job asks for 1",
        "cpus_per_task=1 | gpus=2 | W0602 | 2 GPUs, but the job asks for none",
        "gres=gpu:2 nodes=2 | nodes=1 gpus=4 | E0605 | 4 GPUs on one node, but the job asks for 2"
            + " on each",
        "gres=gpu:2 nodes=2 | gres=gpu:a100:3 | E0605 | 6 GPUs, but the job asks for 4",
        "gres=nvme:1 | gres=nvme:2 | E0605 | 2 'nvme' on each node, but the job asks for 1",
        "gres=gpu:1 | gres=nvme:2 | W0602 | 2 'nvme' on each node, but the job asks for 0",
      })
  void oneStepAgainstTheJob(String job, String service, String code, String message) {
    PlanResult result = plan(job, service);
    assertThat(Plans.codes(result)).containsExactly(code + "@10:1");
    assertThat(result.diagnostics().getFirst().message())
        .isEqualTo("service 's0' asks for " + message);
    assertThat(result.diagnostics().getFirst().hint()).isPresent();
    assertThat(result.plan().isPresent()).isEqualTo(code.startsWith("W"));
  }

  @DisplayName("nothing is said about numbers that a raw option may change (S-152)")
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cpus_per_task=4 | cpus_per_task=8 | --cpus-per-task=9",
        "cpus_per_task=4 | cpus_per_task=8 | -c 9",
        "cpus_per_task=4 | cpus_per_task=8 | --exclusive",
        "mem=1G | mem=2G | --mem-per-cpu=4G",
        "gpus=1 | gpus=2 | --gres=gpu:4",
        "gres=nvme:1 | gres=nvme:2 | --gres nvme:4",
        "cpus_per_task=4 | cpus_per_task=8 | -N 4",
        "cpus_per_task=4 cpus_per_gpu=8 | cpus_per_task=8 | --qos=x",
        "mem=0 | mem=2G | --qos=x",
      })
  void whatIsOpenIsNotJudged(String job, String service, String raw) {
    assertThat(Plans.codes(result(raw(job, raw), service))).isEmpty();
    if (!raw.equals("--qos=x")) {
      assertThat(Plans.codes(result(raw(job, "--qos=x"), service))).isNotEmpty();
    }
  }

  @Test
  @DisplayName("Steps that may run at once are added up, each amount by itself")
  void theSumOfTheSteps() {
    PlanResult result =
        plan(
            "cpus_per_task=4 mem=4G gpus=2",
            "cpus_per_task=3 mem=2G gpus=1",
            "cpus_per_task=2 mem=3G gpus=1",
            "");
    assertThat(Plans.codes(result)).containsExactly("W0603@11:1", "W0603@11:1");
    assertThat(result.diagnostics())
        .extracting(Diagnostic::message)
        .containsExactly(
            "services 's0', 's1' may run at once and ask for 5 CPUs together, but the job asks for"
                + " 4 CPUs",
            "services 's0', 's1' may run at once and ask for 5120M of memory together, but the"
                + " job asks for 4096M of memory");
    assertThat(result.plan()).isPresent();
  }

  @Test
  @DisplayName("services that wait for the end of others never run beside them (S-225)")
  void whoWaitsForAnEndIsNotAddedUp() {
    ComposeSpec spec = spec("cpus_per_task=4", "cpus_per_task=4", "cpus_per_task=4", "");
    ComposeSpec chained =
        Specs.service(spec, 1, old -> new Specs.Service(old).dependsOn(after("s0")).spec());
    assertThat(Plans.codes(planned(spec))).containsExactly("W0603@11:1");
    assertThat(Plans.codes(planned(chained))).isEmpty();
    ComposeSpec third =
        Specs.service(
            spec,
            1,
            old ->
                new Specs.Service(old)
                    .dependsOn(
                        new DependencySpec(Specs.at("s2"), DependencySpec.Condition.STARTED, true))
                    .spec());
    ComposeSpec through =
        Specs.service(third, 2, old -> new Specs.Service(old).dependsOn(after("s0")).spec());
    assertThat(Plans.codes(planned(through))).isEmpty();
  }

  @DisplayName("Products that no number can hold are an error at their place")
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nodes=2000000000 ntasks_per_node=2000000000 |  | E0107@1:1",
        "nodes=2000000000 | ntasks_per_node=2000000000 | E0107@10:1",
        "nodes=4 gres=gpu:9223372036854775807 |  | E0107@1:1",
        "nodes=4 | gres=gpu:9223372036854775807 | E0107@10:1",
      })
  void overflowIsAnError(String job, String service, String code) {
    PlanResult result = plan(job, service == null ? "" : service);
    assertThat(Plans.codes(result)).containsExactly(code);
    assertThat(result.plan()).isEmpty();
  }

  private static DependencySpec after(String service) {
    return new DependencySpec(Specs.at(service), DependencySpec.Condition.COMPLETED, true);
  }

  private static OptionalInt number(int value) {
    return OptionalInt.of(value);
  }

  private Step step(String job, String service) {
    return steps(plan(job, service)).getFirst();
  }

  private static List<Step> steps(PlanResult result) {
    return result
        .plan()
        .orElseThrow(() -> new AssertionError(result.diagnostics().toString()))
        .services()
        .stream()
        .map(ServicePlan::step)
        .toList();
  }

  private PlanResult plan(String job, String... services) {
    return planned(spec(job, services));
  }

  private static PlanResult planned(ComposeSpec spec) {
    return Planner.plan(spec, new PlanContext(Plans.HOME, Optional.empty()));
  }

  private PlanResult result(SlurmSection slurm, String... services) {
    return planned(Specs.job(spec("", services), old -> slurm));
  }

  private SlurmSection raw(String job, String raw) {
    SlurmSection old = spec(job, "").slurm();
    return new SlurmSection(
        old.jobName(),
        old.resources(),
        new LinkedHashMap<>(),
        old.cacheDir(),
        List.of(),
        List.of(Specs.at(raw)),
        old.main(),
        old.metrics(),
        old.artifacts(),
        old.resume(),
        old.rendezvous());
  }

  private ComposeSpec spec(String job, String... services) {
    StringBuilder yaml = new StringBuilder("services:\n");
    for (int i = 0; i < services.length; i++) {
      yaml.append("  s").append(i).append(": {image: a}\n");
    }
    ComposeSpec spec = Plans.spec(directory, yaml.toString());
    for (int i = 0; i < services.length; i++) {
      int line = 10 + i;
      String sizes = services[i];
      spec =
          Specs.service(spec, i, old -> new Specs.Service(old).sizes(Sizes.at(line, sizes)).spec());
    }
    return Specs.job(spec, slurm -> Specs.sizes(slurm, Sizes.at(1, job)));
  }
}
