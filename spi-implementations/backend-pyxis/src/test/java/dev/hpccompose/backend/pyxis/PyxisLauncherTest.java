package dev.hpccompose.backend.pyxis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.hpccompose.plan.Allocation;
import dev.hpccompose.plan.CacheDirectory;
import dev.hpccompose.plan.ContainerOptions;
import dev.hpccompose.plan.ContainerOptions.StagedFile;
import dev.hpccompose.plan.FailurePolicy;
import dev.hpccompose.plan.Invocation;
import dev.hpccompose.plan.JobFeatures;
import dev.hpccompose.plan.JobFeatures.Endpoint;
import dev.hpccompose.plan.Mount;
import dev.hpccompose.plan.Plan;
import dev.hpccompose.plan.Readiness;
import dev.hpccompose.plan.ServicePlan;
import dev.hpccompose.plan.Step;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PyxisLauncherTest {

  private static final String SUPERVISOR_VARIABLES =
      "HPC_COMPOSE_RUN_ID,HPC_COMPOSE_JOB_ID,HPC_COMPOSE_SERVICE,HPC_COMPOSE_JOB_DIR,"
          + "HPC_COMPOSE_PRIMARY_NODE,HPC_COMPOSE_NODE_COUNT,HPC_COMPOSE_NODELIST,"
          + "HPC_COMPOSE_NODELIST_FILE,HPC_COMPOSE_HOSTFILE";

  private static final Mount DATA = new Mount(Path.of("/data/in"), "/in", true);
  private static final Invocation COMMAND = new Invocation.Command(List.of("python3", "-V"));

  @Test
  @DisplayName(
      "the job directory is mounted at /hpc-compose/job, before all other mounts (S-016, S-184 to"
          + " S-188, S-221, S-222)")
  void theStepOptionsAreExactlyThese() {
    assertThat(options(service(COMMAND, List.of(DATA), Map.of("A", "1"), Optional.of("/work"))))
        .containsExactly(
            "'--container-image=docker://redis:7'",
            "'--container-mounts='\"$HC_DIR\"':/hpc-compose/job,/data/in:/in:ro'",
            "'--container-workdir=/work'",
            "'--container-env=" + SUPERVISOR_VARIABLES + ",A'",
            "'--no-container-entrypoint'");
  }

  @Test
  void aMountThatMayBeWrittenHasNoFlag() {
    Mount mount = new Mount(Path.of("/data"), "/data", false);
    assertThat(options(service(COMMAND, List.of(mount), Map.of(), Optional.empty())))
        .contains("'--container-mounts='\"$HC_DIR\"':/hpc-compose/job,/data:/data'");
  }

  @Test
  void noWorkingDirectoryLeavesTheChoiceToTheImage() {
    assertThat(options(plain(COMMAND))).noneMatch(option -> option.contains("workdir"));
  }

  @Test
  void noOptionThatCouldTouchAHomeIsEverGiven() {
    assertThat(options(plain(COMMAND)))
        .noneMatch(option -> option.contains("container-save") || option.contains("mount-home"));
  }

  @Test
  void aCommandIsLookedUpInsideTheContainer() {
    assertThat(argv(COMMAND))
        .containsExactly("'/bin/sh'", "'-c'", "'exec \"$@\"'", "'sh'", "'python3'", "'-V'");
  }

  @Test
  @DisplayName("Values that Enroot's file of lines cannot hold travel under names of their own")
  void whatEnrootWouldChangeIsCarried() {
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("PLAIN", "a b'\"=,\u00fc");
    environment.put("LINES", "a\nPATH=/x");
    environment.put("EMPTY", "");
    environment.put("QUOTED", "'a'");
    environment.put("ENROOT_X", "1");
    ServicePlan service = service(COMMAND, List.of(), environment, Optional.empty());
    Launch launch = new PyxisLauncher().launch(plan(JobFeatures.none()), service);
    assertThat(texts(launch.stepOptions()))
        .contains("'--container-env=" + SUPERVISOR_VARIABLES + ",PLAIN'");
    assertThat(launch.environment())
        .hasSize(4)
        .containsEntry("HPC_COMPOSE_VALUE_0", ShellWord.of("a\nPATH=/x"));
    assertThat(texts(launch.argv()))
        .anyMatch(word -> word.contains("export LINES=\"$HPC_COMPOSE_VALUE_0\"\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/a,b", "/a:b", "/a\nb", "/a b", "/$(touch x)", "/a`b", "/a\"b", "/a\\b"})
  void aPathThatPyxisWouldTakeForTwoIsRefused(String path) {
    List<Mount> mounts = List.of(new Mount(Path.of(path), "/in", false));
    ServicePlan service = service(COMMAND, mounts, Map.of(), Optional.empty());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PyxisLauncher().launch(plan(JobFeatures.none()), service))
        .withMessageContaining("cannot mount");
  }

  @Test
  @DisplayName("the resume directory and its variables, with resume only (S-179, S-180, D-11)")
  void resumeIsMountedAndTold() {
    JobFeatures resume =
        new JobFeatures(
            Optional.empty(), Optional.empty(), Optional.of(Path.of("/shared/run")), List.of());
    List<String> options = options(resume, plain(COMMAND));
    assertThat(options)
        .contains(
            "'--container-mounts='\"$HC_DIR\"':/hpc-compose/job,/shared/run:/hpc-compose/resume'",
            "'--container-env="
                + SUPERVISOR_VARIABLES
                + ",HPC_COMPOSE_RESUME_DIR,HPC_COMPOSE_ATTEMPT,HPC_COMPOSE_IS_RESUME'");
    assertThat(options(plain(COMMAND))).noneMatch(option -> option.contains("RESUME"));
  }

  @Test
  @DisplayName("variables of endpoints win over the image's (S-120, S-121)")
  void endpointsAreTold() {
    Endpoint first = new Endpoint("model-server", Duration.ofSeconds(1));
    String named =
        "HPC_COMPOSE_RDZV_MODEL_SERVER_URL,HPC_COMPOSE_RDZV_MODEL_SERVER_HOST,"
            + "HPC_COMPOSE_RDZV_MODEL_SERVER_PORT";
    assertThat(options(endpoints(first), plain(COMMAND)))
        .contains(
            "'--container-env="
                + SUPERVISOR_VARIABLES
                + ",HPC_COMPOSE_RDZV_URL,HPC_COMPOSE_RDZV_HOST,HPC_COMPOSE_RDZV_PORT,"
                + named
                + "'");
    assertThat(options(endpoints(first, new Endpoint("b", Duration.ZERO)), plain(COMMAND)))
        .anyMatch(option -> option.contains(SUPERVISOR_VARIABLES + "," + named + ",HPC"));
  }

  private static JobFeatures endpoints(Endpoint... endpoints) {
    return new JobFeatures(
        Optional.empty(), Optional.empty(), Optional.empty(), List.of(endpoints));
  }

  @Test
  void whatIsAroundTheProcessIsAskedFromPyxis() {
    ContainerOptions container =
        new ContainerOptions(
            true,
            true,
            List.of("/scratch"),
            List.of(),
            List.of(new StagedFile("secrets", "key", "files/db/secrets/key", "/run/secrets/key")));
    assertThat(options(with(Optional.empty(), container)))
        .contains(
            "'--container-mounts='\"$HC_DIR\"':/hpc-compose/job,'\"$HC_DIR\""
                + "'/files/db/secrets/key:/run/secrets/key:ro,tmpfs:/scratch:x-create=dir'",
            "'--container-readonly'",
            "'--container-remap-root'");
    assertThat(options(plain(COMMAND)))
        .noneMatch(option -> option.contains("readonly") || option.contains("remap"));
  }

  @Test
  @DisplayName("an exec probe joins the container of this launch and starts none (D-16)")
  void anExecProbeJoinsTheContainer() {
    Readiness gate =
        new Readiness(new Readiness.Probe.Exec(List.of("ping")), Duration.ofSeconds(1));
    ServicePlan probed = with(Optional.of(gate), ContainerOptions.none());
    String name = "'--container-name=hc-'\"$HC_JOB\"'-'\"$HC_ATTEMPT\"'-'\"$HC_LAUNCH\"'-db";
    assertThat(options(probed)).contains(name + "'");
    assertThat(options(plain(COMMAND))).noneMatch(option -> option.contains("container-name"));
    Launch probe =
        new PyxisLauncher().probe(plan(JobFeatures.none()), probed, List.of("ping", "-c 1"));
    assertThat(texts(probe.stepOptions()))
        .containsExactly(
            name + ":exec'",
            "'--container-env=" + SUPERVISOR_VARIABLES + "'",
            "'--no-container-entrypoint'");
    assertThat(texts(probe.argv()))
        .containsExactly("'/bin/sh'", "'-c'", "'exec \"$@\"'", "'sh'", "'ping'", "'-c 1'");
  }

  @Test
  void aRunDirectoryThatPyxisCannotMountIsRefused() {
    assertThat(new PyxisLauncher().refusal(Path.of("/home/u/my run")))
        .contains(
            "Pyxis cannot mount '/home/u/my run': there is a space or other whitespace in it");
  }

  private static List<String> argv(Invocation invocation) {
    return texts(new PyxisLauncher().launch(plan(JobFeatures.none()), plain(invocation)).argv());
  }

  private static List<String> options(ServicePlan service) {
    return options(JobFeatures.none(), service);
  }

  private static List<String> options(JobFeatures features, ServicePlan service) {
    return texts(new PyxisLauncher().launch(plan(features), service).stepOptions());
  }

  private static Plan plan(JobFeatures features) {
    return new Plan(
        "job",
        Path.of("/specs/compose.yaml"),
        "pyxis",
        Allocation.ofNodes(1),
        CacheDirectory.given(Path.of("/cache")),
        List.of(),
        List.of(),
        Optional.empty(),
        features);
  }

  private static ServicePlan with(Optional<Readiness> readiness, ContainerOptions container) {
    ServicePlan plain = plain(COMMAND);
    return new ServicePlan(
        plain.name(),
        plain.token(),
        plain.image(),
        plain.invocation(),
        plain.environment(),
        plain.mounts(),
        plain.workingDir(),
        plain.dependencies(),
        readiness,
        plain.failurePolicy(),
        plain.step(),
        plain.stop(),
        container,
        Optional.empty(),
        Optional.empty());
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
