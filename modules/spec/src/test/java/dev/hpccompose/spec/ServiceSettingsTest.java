package dev.hpccompose.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a service says. */
class ServiceSettingsTest {

  private static final Map<String, String> ENVIRONMENT = Map.of("HOME", "/home/u", "TOKEN", "t0p");

  @TempDir Path directory;

  private static String spec(String yaml) {
    return "services:\n  app:\n    image: redis\n" + yaml.indent(4);
  }

  private ServiceSpec service(String yaml) {
    return Specs.good(directory, spec(yaml), ENVIRONMENT).services().getFirst();
  }

  private List<DiagnosticCode> codes(String yaml) {
    return Specs.load(directory, spec(yaml), ENVIRONMENT).diagnostics().stream()
        .map(Diagnostic::code)
        .toList();
  }

  private static List<String> variables(ServiceSpec service) {
    return service.environment().stream()
        .map(variable -> variable.name().value() + "=" + variable.value())
        .toList();
  }

  @Test
  @DisplayName("names without a value pass a variable on, other items are errors (S-201, S-202)")
  void passesVariablesOn() {
    assertThat(variables(service("environment: [TOKEN, A=1, B=]")))
        .containsExactly("TOKEN=t0p", "A=1", "B=");
    assertThat(variables(service("environment: {TOKEN: , A: 1}")))
        .containsExactly("TOKEN=t0p", "A=1");
    assertThat(variables(service("environment: [NOWHERE]"))).isEmpty();
    assertThat(codes("environment: [NOWHERE]"))
        .containsExactly(DiagnosticCode.PASSED_VARIABLE_UNSET);
    assertThat(codes("environment: ['A B']")).containsExactly(DiagnosticCode.BAD_VARIABLE);
  }

  @Test
  void filesOfVariablesAreReadInOrderAndEnvironmentWins() throws IOException {
    Files.writeString(directory.resolve("a.env"), "A=1\nB=${TOKEN}\nC='$x'\n");
    Files.writeString(directory.resolve("b.env"), "B=2\nD=\"$TOKEN\"\n");
    assertThat(variables(service("env_file: a.env"))).containsExactly("A=1", "B=t0p", "C=$x");
    assertThat(variables(service("env_file: [a.env, b.env]\nenvironment: {A: 9}")))
        .containsExactly("A=9", "B=2", "C=$x", "D=t0p");
    assertThat(variables(service("env_file: [{path: b.env, format: raw}]")))
        .containsExactly("B=2", "D=\"$TOKEN\"");
    assertThat(variables(service("env_file: [{path: none.env, required: false}]"))).isEmpty();
    assertThat(codes("env_file: none.env")).containsExactly(DiagnosticCode.FILE_MISSING);
  }

  @Test
  void damagedFilesOfVariablesAreReported() throws IOException {
    Files.writeString(directory.resolve("a.env"), "A=1\nnonsense\n");
    assertThat(codes("env_file: a.env")).containsExactly(DiagnosticCode.DOTENV_SYNTAX);
    assertThat(codes("env_file: [{path: a.env, format: raw}]"))
        .containsExactly(DiagnosticCode.DOTENV_SYNTAX);
    Files.createDirectory(directory.resolve("d"));
    assertThat(codes("env_file: d")).containsExactly(DiagnosticCode.FILE_UNREADABLE);
  }

  @Test
  @DisplayName("what is executed (S-195 to S-200)")
  void readsPrograms() {
    assertThat(service("script: |\n  echo $X").program().script().orElseThrow().value())
        .isEqualTo("echo $X\n");
    assertThat(service("").program().isExplicit()).isFalse();
    assertThat(codes("working_dir: /x")).containsExactly(DiagnosticCode.WORKING_DIR_ALONE);
    assertThat(codes("working_dir: /x\nscript: ls")).isEmpty();
    assertThat(codes("script: ls\ncommand: ls")).containsExactly(DiagnosticCode.KEYS_EXCLUDE);
    assertThat(codes("command: [a]\nentrypoint: b")).containsExactly(DiagnosticCode.MIXED_FORMS);
  }

  @Test
  @DisplayName("volumes in the short and the long form (S-203, S-220, S-223, S-224)")
  void readsVolumes() {
    ServiceSpec service =
        service(
            """
            volumes:
              - ./a:/a:ro,z
              - {type: bind, source: b, target: /b/, bind: {create_host_path: true}}
              - {type: tmpfs, target: /c}
            tmpfs: [/d]
            """);
    assertThat(service.volumes())
        .extracting(Located::value)
        .containsExactly(
            new VolumeSpec(directory.resolve("a"), "/a", true),
            new VolumeSpec(directory.resolve("b"), "/b", false));
    assertThat(service.container().tmpfs()).extracting(Located::value).containsExactly("/d", "/c");
    assertThat(codes("volumes: ['data:/data']")).containsExactly(DiagnosticCode.BAD_VOLUME);
    assertThat(codes("volumes: ['./a:/hpc-compose/job']"))
        .containsExactly(DiagnosticCode.RESERVED_TARGET);
    assertThat(codes("volumes: [{type: volume, source: d, target: /d}]"))
        .containsExactly(DiagnosticCode.UNSUPPORTED_VALUE);
  }

  @Test
  @DisplayName("dependencies in both forms, with 'required' and 'restart' (S-204, S-225, S-226)")
  void readsDependencies() {
    String others = "  db: {image: redis}\n";
    ServiceSpec app =
        Specs.good(
                directory,
                spec(
                        """
                        depends_on:
                          db:
                            condition: service_completed_successfully
                            required: false
                            restart: true
                        """)
                    + others,
                ENVIRONMENT)
            .services()
            .getFirst();
    DependencySpec dependency = app.dependsOn().getFirst();
    assertThat(dependency.condition()).isEqualTo(DependencySpec.Condition.COMPLETED);
    assertThat(dependency.required()).isFalse();
    assertThat(codes("depends_on: {gone: {condition: service_started, required: false}}"))
        .containsExactly(DiagnosticCode.OPTIONAL_SERVICE_MISSING);
    assertThat(codes("depends_on: [gone]")).containsExactly(DiagnosticCode.UNKNOWN_SERVICE);
  }

  @Test
  @DisplayName("the step of a service (S-244 to S-250)")
  void readsSteps() {
    ServiceSlurm slurm =
        service(
                """
                x-slurm:
                  nodes: 1
                  ntasks: 2
                  ntasks_per_node: 2
                  cpus_per_task: 3
                  mem: 2G
                  gpus: 1
                  extra_srun_args: [--cpu-bind=cores]
                """)
            .slurm();
    assertThat(slurm.resources().nodes().orElseThrow().value()).isEqualTo(1);
    assertThat(slurm.resources().ntasks().orElseThrow().value()).isEqualTo(2);
    assertThat(slurm.resources().ntasksPerNode().orElseThrow().value()).isEqualTo(2);
    assertThat(slurm.resources().cpusPerTask().orElseThrow().value()).isEqualTo(3);
    assertThat(slurm.resources().mem().orElseThrow().value().text()).isEqualTo("2G");
    assertThat(slurm.resources().gpus().orElseThrow().value()).isEqualTo(1);
    assertThat(slurm.extraSrunArgs().getFirst().value()).isEqualTo("--cpu-bind=cores");
    assertThat(slurm.failurePolicy()).isEqualTo(new FailurePolicySpec.FailJob());
    assertThat(codes("x-slurm: {gres: gpu:1, gpus: 1}"))
        .as("S-249")
        .containsExactly(DiagnosticCode.KEY_OVERRULED);
  }

  @Test
  @DisplayName("a provider registers with defaults (S-116)")
  void readsProviders() {
    RendezvousProviderSpec register =
        service("x-slurm: {rendezvous: {register: {name: m, port: 80}}}")
            .slurm()
            .register()
            .orElseThrow();
    assertThat(register.protocol()).isEqualTo("http");
    assertThat(register.path()).isEqualTo("/");
    assertThat(register.ttl()).isEqualTo(Duration.ofHours(1));
  }

  @Test
  @DisplayName("failure policies (S-252 to S-259)")
  void readsPolicies() {
    assertThat(policy("x-slurm: {failure_policy: {mode: ignore}}"))
        .isEqualTo(new FailurePolicySpec.Ignore());
    assertThat(policy("x-slurm: {failure_policy: {mode: restart_on_failure}}"))
        .isEqualTo(new FailurePolicySpec.RestartOnFailure(3, Duration.ofSeconds(5)));
    assertThat(codes("x-slurm: {failure_policy: {max_restarts: 2}}"))
        .containsExactly(DiagnosticCode.RESTARTS_WITHOUT_MODE);
    assertThat(codes("x-slurm: {failure_policy: {mode: restart_on_failure, max_restarts: 0}}"))
        .containsExactly(DiagnosticCode.OUT_OF_RANGE);
  }

  @Test
  @DisplayName("restart and restart_policy become a failure policy, with a note (S-207)")
  void mapsRestarts() {
    assertThat(policy("restart: no")).isEqualTo(new FailurePolicySpec.FailJob());
    assertThat(policy("restart: always")).isEqualTo(restarts(3, 5));
    assertThat(policy("restart: unless-stopped")).isEqualTo(restarts(3, 5));
    assertThat(policy("restart: on-failure:7")).isEqualTo(restarts(7, 5));
    assertThat(policy("deploy: {restart_policy: {max_attempts: 2, delay: 1m}}"))
        .isEqualTo(restarts(2, 60));
    assertThat(policy("restart: always\nx-slurm: {failure_policy: {mode: ignore}}"))
        .isEqualTo(new FailurePolicySpec.Ignore());
    SpecResult result = Specs.load(directory, spec("restart: always"), ENVIRONMENT);
    assertThat(Specs.text(result))
        .contains("x-slurm.failure_policy")
        .contains("# not after an exit with 0");
  }

  private FailurePolicySpec policy(String yaml) {
    return service(yaml).slurm().failurePolicy();
  }

  private static FailurePolicySpec restarts(int times, int seconds) {
    return new FailurePolicySpec.RestartOnFailure(times, Duration.ofSeconds(seconds));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "cpus: 0.5; 1",
        "cpus: 2; 2",
        "cpus: '2.0001'; 3",
        "cpu_count: 4; 4",
        "deploy: {resources: {limits: {cpus: '1.5'}}}; 2",
        "deploy: {resources: {reservations: {cpus: 3}}}; 3"
      })
  void cpusAreRoundedUp(String yaml, int expected) {
    assertThat(service(yaml).slurm().resources().cpusPerTask().orElseThrow().value())
        .isEqualTo(expected);
    assertThat(codes(yaml)).containsExactly(DiagnosticCode.MAPPED_KEY);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "mem_limit: 512m; 512M",
        "mem_limit: 1.5g; 1536M",
        "mem_limit: 2GiB; 2G",
        "mem_limit: 1000; 1K",
        "mem_limit: 1tb; 1T",
        "mem_reservation: 300m; 300M",
        "deploy: {resources: {limits: {memory: 2gb}}}; 2G"
      })
  void memoryOfComposeBecomesMemoryOfSlurm(String yaml, String expected) {
    assertThat(service(yaml).slurm().resources().mem().orElseThrow().value().text())
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "'gpus: [{count: 2}, {device_ids: [\"3\"]}]'; 3",
        "'deploy: {resources: {reservations: {devices: [{count: 2, capabilities: [gpu]}]}}}'; 2"
      })
  void countedGpusBecomeGpusOfTheStep(String yaml, int expected) {
    assertThat(service(yaml).slurm().resources().gpus().orElseThrow().value()).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gpus: all", "runtime: nvidia", "gpus: [{capabilities: [gpu]}]"})
  void allGpusAreThoseOfTheJob(String yaml) {
    assertThat(service(yaml).slurm().resources().gpus()).isEmpty();
    assertThat(codes(yaml)).containsExactly(DiagnosticCode.MAPPED_KEY);
  }

  @Test
  void whatSlurmSaysWinsOverCompose() {
    assertThat(
            codes("cpus: 2\nmem_limit: 1g\ngpus: 1\nx-slurm: {cpus_per_task: 1, mem: 1G, gpus: 2}"))
        .containsOnly(DiagnosticCode.KEY_OVERRULED)
        .hasSize(3);
    assertThat(codes("gpus: 1\nx-slurm: {gres: gpu:2}"))
        .containsExactly(DiagnosticCode.KEY_OVERRULED);
  }

  @Test
  void severalOfAKindAreTasksOfAStep() {
    assertThat(codes("scale: 1\ndeploy: {replicas: 1}")).isEmpty();
    SpecResult result = Specs.load(directory, spec("deploy: {replicas: 3}"), ENVIRONMENT);
    assertThat(Specs.text(result)).contains("x-slurm.ntasks: 3");
    assertThat(codes("scale: 3")).containsExactly(DiagnosticCode.UNSUPPORTED_VALUE);
  }

  @Test
  @DisplayName("ports are documentation (S-020)")
  void readsPorts() {
    assertThat(
            service(
                    """
                    ports: [80, "8080:81", "127.0.0.1:82:82/udp", "5000-5001"]
                    expose: [80, "90/udp"]
                    """)
                .ports())
        .extracting(port -> port.number().value() + port.protocol())
        .containsExactly("80tcp", "81tcp", "82udp", "5000tcp", "5001tcp", "90udp");
    assertThat(codes("ports: ['8080:80']")).containsExactly(DiagnosticCode.MAPPED_KEY);
    assertThat(codes("ports: [22:22]")).isEmpty();
    assertThat(codes("ports: ['5-4']")).containsExactly(DiagnosticCode.BAD_PORT);
  }

  @Test
  void readsContainers() {
    ContainerSpec container =
        service(
                """
                read_only: true
                user: 0
                ulimits: {nofile: 9999999999, core: {soft: 0, hard: -1}}
                """)
            .container();
    assertThat(container.readOnly()).isTrue();
    assertThat(container.remapRoot()).isTrue();
    assertThat(container.ulimits())
        .extracting(limit -> limit.name().value() + " " + limit.soft() + " " + limit.hard())
        .containsExactly("nofile 9999999999 9999999999", "core 0 -1");
    assertThat(codes("user: app")).containsExactly(DiagnosticCode.UNSUPPORTED_VALUE);
  }

  @ParameterizedTest
  @CsvSource({"SIGINT, INT", "INT, INT", "2, INT", "sigusr1, USR1", "15, TERM"})
  void signalsHaveOneName(String written, String expected) {
    assertThat(service("stop_signal: " + written).stop().signal().orElseThrow().value())
        .isEqualTo(expected);
  }

  @Test
  @DisplayName("how an image is prepared, under both names (S-260 to S-264, S-267)")
  void readsPreparations() {
    PrepareSpec prepare =
        service("x-enroot: {prepare: {commands: [pip install $X], env: [A=1], mounts: ['./m:/m']}}")
            .prepare()
            .orElseThrow();
    assertThat(prepare.commands().getFirst().value()).isEqualTo("pip install $X");
    assertThat(prepare.root()).isTrue();
    assertThat(prepare.hashMounts()).isFalse();
    assertThat(prepare.mounts().getFirst().value().source()).isEqualTo(directory.resolve("m"));
    assertThat(prepare.environment().getFirst().value()).isEqualTo("1");
    assertThat(
            service("x-runtime: {prepare: {commands: [a], root: false, hash_mounts: true}}")
                .prepare()
                .orElseThrow())
        .matches(p -> !p.root() && p.hashMounts());
    assertThat(codes("x-enroot: {prepare: {commands: []}}"))
        .containsExactly(DiagnosticCode.EMPTY_VALUE);
    assertThat(codes("x-enroot: {prepare: {}}")).containsExactly(DiagnosticCode.MISSING_KEY);
    assertThat(codes("x-enroot: {prepare: {commands: [a]}}\nx-runtime: {prepare: {commands: [a]}}"))
        .containsExactly(DiagnosticCode.KEYS_EXCLUDE);
  }

  @Test
  void secretsAndConfigsAreGrantedByName() {
    ComposeSpec spec =
        Specs.good(
            directory,
            spec("secrets: [token, {source: key, target: id, mode: 0400}]\nconfigs: [c]")
                + """
                secrets: {token: {environment: TOKEN}, key: {file: ./k}}
                configs: {c: {content: "x=$TOKEN"}}
                """,
            ENVIRONMENT);
    assertThat(spec.services().getFirst().secrets())
        .extracting(grant -> grant.source().value() + grant.target().map(Located::value))
        .containsExactly("tokenOptional.empty", "keyOptional[id]");
    assertThat(spec.secrets().getFirst().source())
        .isEqualTo(new FileSource.Text(new SecretText("t0p")));
    assertThat(spec.configs().getFirst().source())
        .isEqualTo(new FileSource.Text(new SecretText("x=t0p")));
    assertThat(spec.toString()).doesNotContain("t0p");
    assertThat(codes("secrets: [none]")).containsExactly(DiagnosticCode.UNKNOWN_RESOURCE);
  }

  @Test
  @DisplayName("Compose's hooks: commands with variables, a directory and a time of their own")
  void readsHooks() {
    LifecycleSpec lifecycle =
        service(
                """
                success_exit_codes: [3, 143]
                post_start:
                  - {command: ./seed.sh $TOKEN}
                  - {command: [touch, /x], environment: {A: $TOKEN}, working_dir: /w, timeout_seconds: 5}
                pre_stop: [{command: save, x-note: why}]
                """)
            .lifecycle();
    assertThat(lifecycle.successExitCodes()).extracting(Located::value).containsExactly(3, 143);
    assertThat(lifecycle.postStart())
        .extracting(HookSpec::command)
        .containsExactly(
            new CommandText.Shell("./seed.sh $TOKEN"),
            new CommandText.Exec(List.of("touch", "/x")));
    HookSpec second = lifecycle.postStart().get(1);
    assertThat(second.environment().getFirst().value()).isEqualTo("t0p");
    assertThat(second.workingDir().orElseThrow().value()).isEqualTo("/w");
    assertThat(second.timeout()).isEqualTo(Duration.ofSeconds(5));
    assertThat(lifecycle.preStop())
        .containsExactly(
            new HookSpec(
                new CommandText.Shell("save"),
                List.of(),
                Optional.empty(),
                Duration.ofSeconds(60)));
    assertThat(service("").lifecycle()).isEqualTo(LifecycleSpec.plain());
  }

  @Test
  @DisplayName("the delay before a restart is fixed unless the spec lets it grow (S-257)")
  void readsHowRestartsAreSpaced() {
    assertThat(
            policy("x-slurm: {failure_policy: {mode: restart_on_failure, backoff: exponential}}"))
        .isEqualTo(restarts(5, 300, 0));
    assertThat(
            policy(
                "x-slurm: {failure_policy: {mode: restart_on_failure, backoff: exponential,"
                    + " backoff_seconds: 400, window_seconds: 60}}"))
        .isEqualTo(restarts(400, 400, 60));
    assertThat(
            policy(
                "x-slurm: {failure_policy: {mode: restart_on_failure, backoff: exponential,"
                    + " max_backoff_seconds: 20}}"))
        .isEqualTo(restarts(5, 20, 0));
    assertThat(policy("deploy: {restart_policy: {condition: on-failure, window: 2m}}"))
        .isEqualTo(restarts(5, 0, 120));
  }

  private static FailurePolicySpec restarts(int backoff, int maxBackoff, int window) {
    return new FailurePolicySpec.RestartOnFailure(
        3, Duration.ofSeconds(backoff), Duration.ofSeconds(maxBackoff), Duration.ofSeconds(window));
  }

  @Test
  void asksAReadyServiceOnlyWhenTheSpecSaysSo() {
    assertThat(pace("readiness: {type: tcp, port: 1, liveness: true}").liveness()).isTrue();
    assertThat(pace("readiness: {type: tcp, port: 1}").liveness()).isFalse();
    assertThat(pace("healthcheck: {test: [CMD, x], interval: 5s}").liveness()).isFalse();
  }

  private ReadinessSpec.Pace pace(String yaml) {
    return service(yaml).readiness().orElseThrow().value().pace();
  }
}
