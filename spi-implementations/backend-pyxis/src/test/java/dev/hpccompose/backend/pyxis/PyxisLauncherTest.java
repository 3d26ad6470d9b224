package dev.hpccompose.backend.pyxis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.hpccompose.plan.FailurePolicy;
import dev.hpccompose.plan.Invocation;
import dev.hpccompose.plan.Mount;
import dev.hpccompose.plan.ServicePlan;
import dev.hpccompose.plan.Step;
import dev.hpccompose.render.ShellWord;
import dev.hpccompose.render.spi.Launch;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PyxisLauncherTest {

  private static final String SUPERVISOR_VARIABLES =
      "HPC_COMPOSE_RUN_ID,HPC_COMPOSE_JOB_ID,HPC_COMPOSE_SERVICE,HPC_COMPOSE_JOB_DIR,"
          + "HPC_COMPOSE_PRIMARY_NODE,HPC_COMPOSE_NODE_COUNT,HPC_COMPOSE_NODELIST,"
          + "HPC_COMPOSE_NODELIST_FILE";

  private static final Mount DATA = new Mount(Path.of("/data/in"), "/in", true);
  private static final Invocation COMMAND = new Invocation.Command(List.of("python3", "-V"));

  @Test
  @DisplayName("S-016: the job directory is mounted at /hpc-compose/job, before all other mounts")
  void the_step_options_are_exactly_these() {
    assertThat(options(service(COMMAND, List.of(DATA), Map.of("A", "1"), Optional.of("/work"))))
        .containsExactly(
            "'--container-image=docker://redis:7'",
            "'--container-mounts='\"$HC_DIR\"':/hpc-compose/job'',/data/in:/in:ro'",
            "'--container-workdir=/work'",
            "'--container-env=" + SUPERVISOR_VARIABLES + ",A'",
            "'--no-container-entrypoint'");
  }

  @Test
  void a_mount_that_may_be_written_has_no_flag() {
    Mount mount = new Mount(Path.of("/data"), "/data", false);
    assertThat(options(service(COMMAND, List.of(mount), Map.of(), Optional.empty())))
        .contains("'--container-mounts='\"$HC_DIR\"':/hpc-compose/job'',/data:/data'");
  }

  @Test
  void no_working_directory_leaves_the_choice_to_the_image() {
    assertThat(options(plain(COMMAND))).noneMatch(option -> option.contains("workdir"));
  }

  @Test
  void no_option_that_could_touch_a_home_is_ever_given() {
    assertThat(options(plain(COMMAND)))
        .noneMatch(option -> option.contains("container-save") || option.contains("mount-home"));
  }

  @Test
  void a_command_is_looked_up_inside_the_container() {
    assertThat(argv(COMMAND))
        .containsExactly("'/bin/sh'", "'-c'", "'exec \"$@\"'", "'sh'", "'python3'", "'-V'");
  }

  @Test
  void the_entrypoint_of_the_image_runs_with_the_arguments_of_the_spec() {
    assertThat(argv(new Invocation.ImageEntrypoint(List.of("--port", "1"))))
        .containsExactly("'/bin/sh'", "'/etc/rc'", "'--port'", "'1'");
  }

  @Test
  void an_image_without_a_command_of_the_spec_runs_what_it_was_made_for() {
    assertThat(argv(new Invocation.ImageDefault())).containsExactly("'/bin/sh'", "'/etc/rc'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/a,b", "/a:b", "/a\nb"})
  void a_path_that_pyxis_would_take_for_two_is_refused(String path) {
    List<Mount> mounts = List.of(new Mount(Path.of(path), "/in", false));
    ServicePlan service = service(COMMAND, mounts, Map.of(), Optional.empty());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PyxisLauncher().launch(service))
        .withMessageContaining("cannot mount");
  }

  private static List<String> argv(Invocation invocation) {
    return texts(new PyxisLauncher().launch(plain(invocation)).argv());
  }

  private static List<String> options(ServicePlan service) {
    Launch launch = new PyxisLauncher().launch(service);
    return texts(launch.stepOptions());
  }

  private static List<String> texts(List<ShellWord> words) {
    return words.stream().map(ShellWord::text).toList();
  }

  private static ServicePlan plain(Invocation invocation) {
    return service(invocation, List.of(), Map.of(), Optional.empty());
  }

  private static ServicePlan service(
      Invocation invocation,
      List<Mount> mounts,
      Map<String, String> environment,
      Optional<String> workingDir) {
    return new ServicePlan(
        "db",
        "db",
        Optional.of("docker://redis:7"),
        invocation,
        environment,
        mounts,
        workingDir,
        List.of(),
        Optional.empty(),
        new FailurePolicy.FailJob(),
        new Step(Step.Placement.PRIMARY_NODE, 1, 1, OptionalInt.empty(), 1),
        Duration.ofSeconds(10));
  }
}
