package dev.hpccompose.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.plan.ContainerOptions.StagedFile;
import dev.hpccompose.plan.ContainerOptions.Ulimit;
import dev.hpccompose.spec.Backend;
import dev.hpccompose.spec.CommandText;
import dev.hpccompose.spec.ComposeSpec;
import dev.hpccompose.spec.ContainerSpec;
import dev.hpccompose.spec.DependencySpec;
import dev.hpccompose.spec.FailurePolicySpec;
import dev.hpccompose.spec.FileGrant;
import dev.hpccompose.spec.FileResource;
import dev.hpccompose.spec.FileSource;
import dev.hpccompose.spec.Located;
import dev.hpccompose.spec.PrepareSpec;
import dev.hpccompose.spec.ProbeSpec;
import dev.hpccompose.spec.ProgramSpec;
import dev.hpccompose.spec.ReadinessSpec;
import dev.hpccompose.spec.RendezvousProviderSpec;
import dev.hpccompose.spec.SecretText;
import dev.hpccompose.spec.ServiceSlurm;
import dev.hpccompose.spec.StopSpec;
import dev.hpccompose.spec.VariableSpec;
import dev.hpccompose.spec.VolumeSpec;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServicePartsTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  @TempDir Path directory;

  @Test
  @DisplayName("A script stops at the first command that fails")
  void aScriptRunsUnderAStrictShell() {
    Optional<Located<CommandText>> none = Optional.empty();
    ServicePlan service =
        only(
            s ->
                s.program(
                    new ProgramSpec(none, none, Optional.of(Specs.at("a\nb")), Optional.empty())));
    assertThat(service.invocation())
        .isEqualTo(new Invocation.Command(List.of("/bin/sh", "-e", "-c", "a\nb")));
  }

  @Test
  @DisplayName("D-15, D-16: arbitrary health checks become exec probes at their own pace")
  void execProbes() {
    ReadinessSpec.Pace pace =
        new ReadinessSpec.Pace(MINUTE, MINUTE, OptionalInt.of(3), MINUTE, MINUTE);
    ReadinessSpec spec =
        new ReadinessSpec(
            new ProbeSpec.Exec(new CommandText.Exec(List.of("redis-cli", "ping"))), MINUTE, pace);
    assertThat(only(s -> s.readiness(spec)).readiness())
        .contains(
            new Readiness(
                new Readiness.Probe.Exec(List.of("redis-cli", "ping")),
                MINUTE,
                new Readiness.Pace(MINUTE, MINUTE, OptionalInt.of(3), MINUTE, MINUTE)));
  }

  @Test
  void aServiceIsStoppedAsItSays() {
    assertThat(only(s -> s).stop()).isEqualTo(new Stop("TERM", Duration.ofSeconds(10)));
    StopSpec stop = new StopSpec(Optional.of(Specs.at(MINUTE)), Optional.of(Specs.at("INT")));
    assertThat(only(s -> s.stop(stop)).stop()).isEqualTo(new Stop("INT", MINUTE));
  }

  @Test
  @DisplayName("S-250, S-116: raw step options and the endpoint of a provider")
  void rawOptionsAndEndpoint() {
    ServicePlan service =
        only(
            s ->
                s.slurm(
                    new ServiceSlurm(
                        Sizes.at(1, ""),
                        List.of(Specs.at("--mpi=pmix"), Specs.at("--label")),
                        new FailurePolicySpec.FailJob(),
                        Optional.of(
                            new RendezvousProviderSpec(
                                Specs.at("model"), 80, "http", "/v1", MINUTE)))));
    assertThat(service.step().extraArgs()).containsExactly("--mpi=pmix", "--label");
    assertThat(service.registration())
        .contains(new Registration("model", 80, "http", "/v1", MINUTE));
  }

  @Test
  @DisplayName("S-260 to S-264: how an image is prepared, and when it is built anew for each run")
  void preparation() {
    Mount mount = new Mount(Path.of("/src"), "/src", true);
    Preparation prepared = prepared(List.of(mount), false);
    assertThat(prepared.commands()).containsExactly("pip install x");
    assertThat(prepared.mounts()).containsExactly(mount);
    assertThat(prepared.environment()).isEqualTo(Map.of("A", "b"));
    assertThat(prepared.root()).isTrue();
    assertThat(prepared.rebuildsAlways()).isTrue();
    assertThat(prepared(List.of(mount), true).rebuildsAlways()).isFalse();
    assertThat(prepared(List.of(), false).rebuildsAlways()).isFalse();
  }

  private Preparation prepared(List<Mount> mounts, boolean hash) {
    return only(s ->
            s.prepare(
                new PrepareSpec(
                    Specs.at("").span(),
                    List.of(Specs.at("pip install x")),
                    mounts.stream()
                        .map(m -> new VolumeSpec(m.source(), m.target(), m.readOnly()))
                        .map(Specs::at)
                        .toList(),
                    List.of(new VariableSpec(Specs.at("A"), "b")),
                    true,
                    hash)))
        .preparation()
        .orElseThrow();
  }

  @Test
  @DisplayName("S-225, S-226: conditions; who is not part of the run is not waited for")
  void dependencies() {
    ComposeSpec two = Plans.spec(directory, "services:\n  db: {image: a}\n  app: {image: a}\n");
    ComposeSpec waiting =
        Specs.service(
            two,
            1,
            old ->
                new Specs.Service(old)
                    .dependsOn(
                        new DependencySpec(
                            Specs.at("db"), DependencySpec.Condition.COMPLETED, true),
                        new DependencySpec(
                            Specs.at("absent"), DependencySpec.Condition.HEALTHY, false))
                    .spec());
    assertThat(planned(waiting).plan().orElseThrow().services().get(1).dependencies())
        .containsExactly(new Dependency("db", Dependency.Condition.COMPLETED));
  }

  @Test
  void limitsAreInTheUnitsOfBash() {
    ContainerSpec container =
        new ContainerSpec(
            true,
            true,
            List.of(Specs.at("/scratch")),
            List.of(
                new ContainerSpec.Ulimit(Specs.at("nofile"), 1024, 4096),
                new ContainerSpec.Ulimit(Specs.at("memlock"), -1, -1),
                new ContainerSpec.Ulimit(Specs.at("stack"), 1_000_000, 8_388_608)));
    ContainerOptions options = only(s -> s.container(container)).container();
    assertThat(options.readOnly()).isTrue();
    assertThat(options.remapRoot()).isTrue();
    assertThat(options.tmpfs()).containsExactly("/scratch");
    assertThat(options.ulimits())
        .containsExactly(
            new Ulimit("-n", "1024", "4096"),
            new Ulimit("-l", "unlimited", "unlimited"),
            new Ulimit("-s", "977", "8192"));
  }

  @Test
  void aLimitThatNoShellCanSetIsRefused() {
    ContainerSpec container =
        new ContainerSpec(
            false, false, List.of(), List.of(new ContainerSpec.Ulimit(Specs.at("rttime"), 1, 1)));
    assertThat(Plans.codes(planned(app(s -> s.container(container))))).containsExactly("E0106@1:1");
  }

  @Test
  @DisplayName("Secrets and configs have a place in the run and one in the container")
  void stagedFiles() {
    ServicePlan service =
        only(
            s ->
                s.secrets(grant("db.pass", null), grant("key", "tls/key"), grant("x", "/etc/a/key"))
                    .configs(grant("conf", null), grant("we ird", ".hidden")));
    assertThat(service.container().files())
        .containsExactly(
            new StagedFile(
                "secrets", "db.pass", "files/app/secrets/db.pass", "/run/secrets/db.pass"),
            new StagedFile("secrets", "key", "files/app/secrets/key", "/run/secrets/tls/key"),
            new StagedFile("secrets", "x", "files/app/secrets/key_2", "/etc/a/key"),
            new StagedFile("configs", "conf", "files/app/configs/conf", "/conf"),
            new StagedFile("configs", "we ird", "files/app/configs/_x2e_hidden", "/.hidden"));
  }

  @Test
  @DisplayName("A plan never holds the text of a secret; its content travels beside it")
  void aPlanHoldsNoSecret() {
    SecretText secret = new SecretText("hunter2");
    ComposeSpec spec =
        Specs.files(
            app(s -> s.secrets(grant("pass", null))),
            List.of(new FileResource(Specs.at("pass"), new FileSource.Text(secret))),
            List.of());
    Plan plan = planned(spec).plan().orElseThrow();
    assertThat(plan.toString()).doesNotContain("hunter2");
    List<StagedContent> content = StagedContent.of(spec, plan);
    assertThat(content)
        .containsExactly(new StagedContent("files/app/secrets/pass", new FileSource.Text(secret)));
    assertThat(content.toString()).contains("***").doesNotContain("hunter2");
  }

  @Test
  @DisplayName("One target inside a container is taken once")
  void aTargetIsTakenOnce() {
    ComposeSpec spec =
        Specs.service(
            Plans.spec(directory, "services:\n  app: {image: a, volumes: ['/data:/conf']}\n"),
            0,
            old ->
                new Specs.Service(old)
                    .secrets(grant("a", "one"), grant("b", "one"))
                    .configs(grant("conf", null))
                    .spec());
    assertThat(Plans.codes(planned(spec))).containsExactly("E0110@1:1", "E0110@1:1");
  }

  @DisplayName("S-221, S-203: a path that container tools would take apart is refused in time")
  @ParameterizedTest
  @ValueSource(strings = {"a,b", "a b", "a$b", "a`b", "a\\b", "a\"b"})
  void unmountablePaths(String name) {
    ComposeSpec spec =
        Specs.service(
            Plans.spec(directory, "services:\n  app: {image: a}\n"),
            0,
            old ->
                new Specs.Service(old)
                    .container(
                        new ContainerSpec(false, false, List.of(Specs.at("/" + name)), List.of()))
                    .spec());
    PlanResult result = planned(spec);
    assertThat(Plans.codes(result)).containsExactly("E0606@1:1");
    assertThat(result.diagnostics().getFirst().message())
        .startsWith("no container can get the path '/" + name + "': there is a");
  }

  @Test
  @DisplayName("S-220: what a mount's source is on the host must be mountable too")
  void unmountableSources() {
    String spec = "services:\n  app: {image: a, volumes: ['%s:/in']}\n";
    assertThat(Plans.codes(Plans.result(directory, spec.formatted("./a b"))))
        .containsExactly("E0606@2:29");
    assertThat(Plans.codes(Plans.result(directory, spec.formatted("./it-is_+@fine")))).isEmpty();
  }

  @Test
  @DisplayName("A plain process cannot have what only a container can give")
  void hostRules() {
    ContainerSpec container =
        new ContainerSpec(true, true, List.of(Specs.at(7, "/scratch")), List.of());
    ComposeSpec spec =
        app(
            s ->
                s.program(command())
                    .container(container)
                    .secrets(grant("a", null), grant("b", "/etc/b"))
                    .configs(grant("c", "/etc/c")));
    PlanResult result = Planner.plan(spec, new PlanContext(Plans.HOME, Optional.of(Backend.HOST)));
    List<String> messages = new ArrayList<>();
    result.diagnostics().stream()
        .filter(d -> d.code().id().equals("E0607"))
        .forEach(d -> messages.add(d.message()));
    assertThat(messages)
        .containsExactlyInAnyOrder(
            "service 'app' cannot have a read-only root file system ('read_only') as a plain"
                + " process of the host",
            "service 'app' cannot have root inside a container ('user') as a plain process of the"
                + " host",
            "service 'app' cannot have a temporary file system at '/scratch' as a plain process of"
                + " the host",
            "service 'app' cannot have the secret 'b' at '/etc/b' as a plain process of the host",
            "service 'app' cannot have the config 'c' at '/etc/c' as a plain process of the host");
  }

  private static ProgramSpec command() {
    return new ProgramSpec(
        Optional.of(Specs.at(new CommandText.Shell("true"))),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static FileGrant grant(String source, @Nullable String target) {
    return new FileGrant(Specs.at(source), Optional.ofNullable(target).map(Specs::at));
  }

  private ServicePlan only(UnaryOperator<Specs.Service> change) {
    PlanResult result = planned(app(change));
    return result
        .plan()
        .orElseThrow(() -> new AssertionError(result.diagnostics().toString()))
        .services()
        .getFirst();
  }

  private ComposeSpec app(UnaryOperator<Specs.Service> change) {
    return Specs.service(
        Plans.spec(directory, "services:\n  app: {image: a}\n"),
        0,
        old -> change.apply(new Specs.Service(old)).spec());
  }

  private static PlanResult planned(ComposeSpec spec) {
    return Planner.plan(spec, new PlanContext(Plans.HOME, Optional.empty()));
  }
}
