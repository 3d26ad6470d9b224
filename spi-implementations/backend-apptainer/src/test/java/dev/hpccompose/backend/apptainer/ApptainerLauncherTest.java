package dev.hpccompose.backend.apptainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hpccompose.plan.Allocation;
import dev.hpccompose.plan.ContainerOptions;
import dev.hpccompose.plan.ContainerOptions.StagedFile;
import dev.hpccompose.plan.FailurePolicy;
import dev.hpccompose.plan.Invocation;
import dev.hpccompose.plan.Mount;
import dev.hpccompose.plan.Plan;
import dev.hpccompose.plan.ServicePlan;
import dev.hpccompose.plan.Step;
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

class ApptainerLauncherTest {

  private static final Step PLAIN =
      new Step(Step.Placement.PRIMARY_NODE, 1, 1, OptionalInt.empty(), 1);

  @Test
  @DisplayName("a container has what the spec says, and neither the home nor the directory outside")
  void options() {
    assertThat(words(service(ContainerOptions.none(), PLAIN), Map.of()))
        .startsWith(
            "\"$HC_SIF_TOOL\"",
            "'exec'",
            "'--no-home'",
            "'--no-mount=cwd'",
            "'--pwd=/work'",
            "'--writable-tmpfs'",
            "'--bind='\"$HC_DIR\"':/hpc-compose/job'",
            "'--bind=/data/in:/in:ro'",
            "'/cache/base/k.sif'",
            "'/bin/sh'",
            "'-c'");
  }

  @Test
  @DisplayName("what is around the process has its options")
  void surroundings() {
    ContainerOptions asked =
        new ContainerOptions(
            true,
            true,
            List.of("/scratch"),
            List.of(),
            List.of(new StagedFile("secrets", "key", "files/app/secrets/key", "/run/secrets/key")));
    assertThat(words(service(asked, PLAIN), Map.of()))
        .contains(
            "'--fakeroot='\"$HC_SIF_FAKEROOT\"",
            "'--bind='\"$HC_DIR\"'/files/app/secrets/key:/run/secrets/key:ro'",
            "'--scratch=/scratch'")
        .doesNotContain("'--writable-tmpfs'");
  }

  @Test
  @DisplayName("a driver is mounted where GPUs are asked, by the service or for the whole job")
  void gpus() {
    String option = "\"$HC_SIF_GPUS\"";
    assertThat(words(service(ContainerOptions.none(), PLAIN), Map.of("gres", "gpu:a100:2")))
        .contains(option);
    assertThat(words(service(ContainerOptions.none(), PLAIN), Map.of("gpus-per-node", "2")))
        .contains(option);
    assertThat(words(service(ContainerOptions.none(), gpus(1)), Map.of())).contains(option);
    assertThat(words(service(ContainerOptions.none(), gpus(0)), Map.of("gres", "gpu:2")))
        .doesNotContain(option);
    assertThat(words(service(ContainerOptions.none(), PLAIN), Map.of("gres", "nvme:1")))
        .doesNotContain(option);
  }

  @Test
  @DisplayName(
      "no value of a variable is among the words, and those that would be lost are carried")
  void variables() {
    ServicePlan service = service(ContainerOptions.none(), PLAIN);
    Launch launch = new ApptainerLauncher().launch(plan(service, Map.of()), service);
    assertThat(launch.stepOptions()).isEmpty();
    assertThat(launch.argv()).noneMatch(word -> word.text().contains("s3cret"));
    assertThat(launch.environment())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "HPC_COMPOSE_VALUE_0", ShellWord.of("/opt/bin"),
                "HPC_COMPOSE_VALUE_1", ShellWord.of("")));
  }

  @Test
  @DisplayName("a path that cannot be written in an option is refused with the reason")
  void refusals() {
    assertThat(new ApptainerLauncher().refusal(Path.of("/a b")))
        .contains("Apptainer cannot mount '/a b': there is a space or other whitespace in it");
    assertThat(new SingularityLauncher().refusal(Path.of("/a,b")).orElseThrow())
        .startsWith("Singularity cannot mount");
    ServicePlan service =
        service(new ContainerOptions(false, false, List.of("/a:b"), List.of(), List.of()), PLAIN);
    assertThatThrownBy(() -> new ApptainerLauncher().launch(plan(service, Map.of()), service))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("there is a ':' in it");
  }

  @Test
  @DisplayName("a probe is a container of its own, with the same image and the same mounts")
  void probes() {
    ServicePlan service = service(ContainerOptions.none(), PLAIN);
    List<String> probe =
        new ApptainerLauncher()
            .probe(plan(service, Map.of()), service, List.of("test", "-e", "/up")).argv().stream()
                .map(ShellWord::text)
                .toList();
    assertThat(probe)
        .contains("'--bind=/data/in:/in:ro'", "'/cache/base/k.sif'")
        .endsWith("'sh'", "'test'", "'-e'", "'/up'");
    assertThat(new ApptainerLauncher().removal(service)).isEmpty();
  }

  private static List<String> words(ServicePlan service, Map<String, String> asked) {
    return new ApptainerLauncher()
        .launch(plan(service, asked), service).argv().stream().map(ShellWord::text).toList();
  }

  private static Step gpus(int number) {
    return new Step(
        Step.Placement.PRIMARY_NODE,
        1,
        1,
        OptionalInt.empty(),
        1,
        Optional.empty(),
        OptionalInt.of(number),
        Optional.empty(),
        List.of(),
        Map.of());
  }

  private static ServicePlan service(ContainerOptions container, Step step) {
    Map<String, String> variables = new LinkedHashMap<>();
    variables.put("TOKEN", "s3cret");
    variables.put("PATH", "/opt/bin");
    variables.put("EMPTY", "");
    return new ServicePlan(
        "app",
        "app",
        Optional.of("/cache/base/k.sif"),
        new Invocation.Command(List.of("run")),
        variables,
        List.of(new Mount(Path.of("/data/in"), "/in", true)),
        Optional.of("/work"),
        List.of(),
        Optional.empty(),
        new FailurePolicy.FailJob(),
        step,
        Stop.within(Duration.ofSeconds(1)),
        container,
        Optional.empty(),
        Optional.empty());
  }

  private static Plan plan(ServicePlan service, Map<String, String> asked) {
    OptionalInt none = OptionalInt.empty();
    return new Plan(
        "job",
        Path.of("/specs/compose.yaml"),
        "apptainer",
        new Allocation(1, none, none, none, Optional.empty(), asked, List.of()),
        Path.of("/cache"),
        List.of(),
        List.of(service),
        Optional.empty());
  }
}
