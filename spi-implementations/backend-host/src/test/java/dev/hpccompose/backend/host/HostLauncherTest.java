package dev.hpccompose.backend.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.hpccompose.backend.tck.LauncherContract;
import dev.hpccompose.backend.tck.LauncherFixture;
import dev.hpccompose.plan.Allocation;
import dev.hpccompose.plan.ContainerOptions;
import dev.hpccompose.plan.ContainerOptions.StagedFile;
import dev.hpccompose.plan.FailurePolicy;
import dev.hpccompose.plan.Invocation;
import dev.hpccompose.plan.Plan;
import dev.hpccompose.plan.ServicePlan;
import dev.hpccompose.plan.Step;
import dev.hpccompose.plan.Stop;
import dev.hpccompose.render.ShellWord;
import dev.hpccompose.render.spi.ContainerLauncher;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class HostLauncherTest {

  private static final Plan PLAN =
      new Plan(
          "job",
          Path.of("/specs/compose.yaml"),
          "host",
          Allocation.ofNodes(1),
          Path.of("/cache"),
          List.of(),
          List.of(),
          Optional.empty());

  @Nested
  class Contract extends LauncherContract {
    @Override
    protected LauncherFixture fixture() {
      return new LauncherFixture() {
        @Override
        public ContainerLauncher launcher() {
          return new HostLauncher();
        }

        @Override
        public List<String> container(Path directory) {
          return List.of();
        }
      };
    }
  }

  @Test
  void aCommandInThePlaceOfAnImagesCmdIsTheCommand() {
    assertThat(
            new HostLauncher()
                .launch(PLAN, service(new Invocation.ImageEntrypoint(List.of("echo", "a"))))
                .argv())
        .extracting(ShellWord::text)
        .endsWith("'echo'", "'a'");
  }

  @Test
  void aProcessOfTheHostNeedsACommand() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new HostLauncher().launch(PLAN, service(new Invocation.ImageDefault())))
        .withMessageContaining("needs a command");
  }

  @Test
  void secretsAndConfigsAreFoundThroughVariables() {
    ContainerOptions files =
        new ContainerOptions(
            false,
            false,
            List.of(),
            List.of(),
            List.of(
                new StagedFile("secrets", "a", "files/app/secrets/a", "/run/secrets/a"),
                new StagedFile("secrets", "b", "files/app/secrets/b", "/run/secrets/b"),
                new StagedFile("configs", "c", "files/app/configs/c", "/c")));
    assertThat(new HostLauncher().launch(PLAN, with(files)).environment())
        .hasSize(2)
        .hasEntrySatisfying(
            "HPC_COMPOSE_SECRETS_DIR",
            word -> assertThat(word.text()).isEqualTo("\"$HC_DIR\"'/files/app/secrets'"))
        .hasEntrySatisfying(
            "HPC_COMPOSE_CONFIGS_DIR",
            word -> assertThat(word.text()).isEqualTo("\"$HC_DIR\"'/files/app/configs'"));
  }

  @Test
  void whatOnlyAContainerCanGiveIsRefused() {
    for (ContainerOptions asked :
        List.of(
            new ContainerOptions(true, false, List.of(), List.of(), List.of()),
            new ContainerOptions(false, true, List.of(), List.of(), List.of()),
            new ContainerOptions(false, false, List.of("/x"), List.of(), List.of()))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new HostLauncher().launch(PLAN, with(asked)))
          .withMessageContaining("only a container can give");
    }
  }

  private static ServicePlan with(ContainerOptions container) {
    ServicePlan plain = service(new Invocation.Command(List.of("/bin/true")));
    return new ServicePlan(
        plain.name(),
        plain.token(),
        plain.image(),
        plain.invocation(),
        plain.environment(),
        plain.mounts(),
        plain.workingDir(),
        plain.dependencies(),
        plain.readiness(),
        plain.failurePolicy(),
        plain.step(),
        Stop.within(Duration.ofSeconds(1)),
        container,
        Optional.empty(),
        Optional.empty());
  }

  private static ServicePlan service(Invocation invocation) {
    return new ServicePlan(
        "service",
        "service",
        Optional.empty(),
        invocation,
        Map.of(),
        List.of(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        new FailurePolicy.FailJob(),
        new Step(Step.Placement.PRIMARY_NODE, 1, 1, OptionalInt.empty(), 1),
        Duration.ofSeconds(10));
  }
}
