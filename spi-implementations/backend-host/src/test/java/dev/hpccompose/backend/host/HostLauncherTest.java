package dev.hpccompose.backend.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.hpccompose.backend.tck.LauncherContract;
import dev.hpccompose.backend.tck.LauncherFixture;
import dev.hpccompose.plan.FailurePolicy;
import dev.hpccompose.plan.Invocation;
import dev.hpccompose.plan.ServicePlan;
import dev.hpccompose.plan.Step;
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
  void a_command_in_the_place_of_an_images_cmd_is_the_command() {
    assertThat(
            new HostLauncher()
                .launch(service(new Invocation.ImageEntrypoint(List.of("echo", "a"))))
                .argv())
        .extracting(ShellWord::text)
        .endsWith("'echo'", "'a'");
  }

  @Test
  void a_process_of_the_host_needs_a_command() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new HostLauncher().launch(service(new Invocation.ImageDefault())))
        .withMessageContaining("needs a command");
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
