package dev.hpccompose.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.spec.Backend;
import dev.hpccompose.spec.ComposeSpec;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlannerTest {

  private static final String APP = "services:\n  app: {image: a}\n";

  @TempDir Path directory;

  @DisplayName("everything of a service is resolved (S-208, S-212, S-220, S-226)")
  @Test
  void resolvesEverythingOfAService() {
    Plan plan =
        Plans.plan(
            directory,
            """
            name: demo
            x-slurm:
              partition: gpu
              time: 00:10:00
              mem: 4G
              output: out.txt
              ntasks: 4
              cpus_per_task: 2
              setup: [module load x]
              submit_args: [--mail-type=END]
              main: my.app
            services:
              my.app:
                image: redis:7
                command: [serve]
                environment: {B: 1, A: no}
                volumes: ["./data:/data:ro", "/s/../t:/t"]
                working_dir: /data
                depends_on: {db: {condition: service_healthy}}
                readiness: {type: log, pattern: up}
                stop_grace_period: 3s
                x-slurm:
                  failure_policy: {mode: restart_on_failure}
              db:
                image: ./db.sqsh
                readiness: {type: tcp, port: 1}
            """);

    assertThat(plan.composeFile()).isEqualTo(directory.resolve("compose.yaml"));
    assertThat(plan.backend()).isEqualTo("pyxis");
    assertThat(plan.setup()).containsExactly("module load x");
    assertThat(plan.main()).contains("my.app");
    assertThat(plan.allocation())
        .isEqualTo(
            new Allocation(
                1,
                OptionalInt.of(4),
                OptionalInt.empty(),
                OptionalInt.of(2),
                Optional.of("4G"),
                Map.of("partition", "gpu", "time", "00:10:00", "output", "out.txt"),
                List.of("--mail-type=END")));
    ServicePlan app = plan.services().get(1);
    assertThat(app)
        .isEqualTo(
            new ServicePlan(
                "my.app",
                "my_x2e_app",
                Optional.of("docker://redis:7"),
                new Invocation.ImageEntrypoint(List.of("serve")),
                app.environment(),
                List.of(
                    new Mount(directory.resolve("data"), "/data", true),
                    new Mount(Path.of("/t"), "/t", false)),
                Optional.of("/data"),
                List.of(new Dependency("db", Dependency.Condition.HEALTHY)),
                Optional.of(new Readiness(new Readiness.Probe.Log("up"), Duration.ofSeconds(60))),
                new FailurePolicy.RestartOnFailure(3, Duration.ofSeconds(5)),
                app.step(),
                Duration.ofSeconds(3)));
    assertThat(app.step())
        .isEqualTo(
            new Step(
                Step.Placement.PRIMARY_NODE,
                1,
                1,
                OptionalInt.empty(),
                2,
                Optional.of("4G"),
                OptionalInt.empty(),
                Optional.empty(),
                List.of(),
                Map.of(
                    "nodes", Step.Origin.DEFAULT,
                    "ntasks", Step.Origin.DEFAULT,
                    "cpus_per_task", Step.Origin.JOB,
                    "mem", Step.Origin.JOB)));
    assertThat(app.environment().toString()).isEqualTo("{B=1, A=no}");
    assertThat(plan.services().getFirst().image())
        .contains(directory.resolve("db.sqsh").toString());
    assertThat(plan.services().getFirst().stop().grace()).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void isTheSameForTheSameSpec() {
    ComposeSpec spec = Plans.spec(directory, APP);
    PlanContext context = new PlanContext(Plans.HOME, Optional.empty());
    assertThat(Planner.plan(spec, context)).isEqualTo(Planner.plan(spec, context));
  }

  @DisplayName("the job's name (S-133, S-128)")
  @Test
  void namesTheJob() {
    String named = "name: top\n" + APP;
    assertThat(Plans.plan(directory, "x-slurm: {job_name: own}\n" + named).jobName())
        .isEqualTo("own");
    assertThat(Plans.plan(directory, named).jobName()).isEqualTo("top");
    assertThat(Plans.plan(directory, APP).jobName()).isEqualTo(directory.getFileName().toString());
  }

  @DisplayName("the cache directory (S-106, S-124, S-149, S-150, D-1)")
  @ParameterizedTest
  @CsvSource({
    "/shared/c, /shared/c, false",
    "~/c, /home/u/c, false",
    "/tmp, /tmp, true",
    "/tmp/../dev/shm/x, /dev/shm/x, true",
    "/tmpfs/x, /tmpfs/x, false",
  })
  void resolvesTheCacheDirectory(String written, String expected, boolean warned) {
    PlanResult result = Plans.result(directory, "x-slurm: {cache_dir: " + written + "}\n" + APP);
    assertThat(result.plan().orElseThrow().cacheDir()).isEqualTo(Path.of(expected));
    assertThat(Plans.codes(result)).isEqualTo(warned ? List.of("W0601@1:22") : List.of());
  }

  @Test
  void hasACacheDirectoryBelowHome() {
    assertThat(Plans.plan(directory, APP).cacheDir())
        .isEqualTo(Path.of("/home/u/.cache/hpc-compose"));
  }

  @Test
  void ordersByDependenciesThenByFile() {
    Plan plan =
        Plans.plan(
            directory,
            """
            services:
              z: {image: a, depends_on: [c]}
              b: {image: a}
              c: {image: a, depends_on: [b, d]}
              a: {image: a}
              d: {image: a}
            """);
    assertThat(plan.services())
        .extracting(ServicePlan::name)
        .containsExactly("b", "a", "d", "c", "z");
  }

  @DisplayName("--local: a spec for containers runs as plain processes where it can")
  @Test
  void replacesTheBackend() {
    String spec =
        """
        services:
          a: {image: redis, command: run -x, working_dir: sub}
          b: {image: redis}
          c: {image: redis, command: [c], volumes: ["/d:/e", "/f:/f"]}
        """;
    PlanResult result = Plans.result(directory, spec, Backend.HOST);
    assertThat(result.plan()).isEmpty();
    assertThat(Plans.codes(result))
        .containsExactly("W0501@2:14", "E0502@3:3", "W0501@3:14", "W0501@4:14", "E0503@4:45");
    assertThat(result.diagnostics().get(1).message())
        .isEqualTo(
            "service 'b' needs a command when it runs as a plain process (--local): there is no"
                + " image to take it from");
  }

  @Test
  void plansPlainProcesses() {
    PlanResult result =
        Plans.result(
            directory,
            "services:\n  a: {image: redis, command: run -x, working_dir: sub}\n",
            Backend.HOST);
    Plan plan = result.plan().orElseThrow();
    ServicePlan service = plan.services().getFirst();
    assertThat(plan.backend()).isEqualTo("host");
    assertThat(service.image()).isEmpty();
    assertThat(service.invocation())
        .isEqualTo(new Invocation.Command(List.of("/bin/sh", "-c", "run -x")));
    assertThat(service.workingDir()).contains(directory.resolve("sub").toString());
  }

  @Test
  void refusesARelativeDirectoryInAContainer() {
    PlanResult result =
        Plans.result(directory, "services: {a: {image: b, command: c, working_dir: d}}\n");
    assertThat(Plans.codes(result)).containsExactly("E0311@1:51");
  }
}
