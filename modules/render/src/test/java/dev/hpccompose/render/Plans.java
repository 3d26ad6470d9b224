package dev.hpccompose.render;

import dev.hpccompose.plan.Allocation;
import dev.hpccompose.plan.ContainerOptions;
import dev.hpccompose.plan.Dependency;
import dev.hpccompose.plan.FailurePolicy;
import dev.hpccompose.plan.Invocation;
import dev.hpccompose.plan.JobFeatures;
import dev.hpccompose.plan.JobFeatures.Endpoint;
import dev.hpccompose.plan.Plan;
import dev.hpccompose.plan.Readiness;
import dev.hpccompose.plan.ServicePlan;
import dev.hpccompose.plan.Step;
import dev.hpccompose.render.spi.ContainerLauncher;
import dev.hpccompose.render.spi.ContainerShell;
import dev.hpccompose.render.spi.Launch;
import dev.hpccompose.render.spi.SchedulerDialect;
import dev.hpccompose.render.spi.TaskVariables;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Plans for the tests, and the plainest scheduler and backend that make a whole script. */
final class Plans {

  private Plans() {}

  static Plan twoServices() {
    Readiness gate = new Readiness(new Readiness.Probe.Log("up$"), Duration.ofSeconds(5));
    ServicePlan db =
        new ServicePlan(
            "db",
            "db",
            Optional.empty(),
            new Invocation.Command(List.of("/bin/sh", "-c", "echo up; sleep 9")),
            Map.of("GREETING", "it's $HOME"),
            List.of(),
            Optional.empty(),
            List.of(),
            Optional.of(gate),
            new FailurePolicy.FailJob(),
            step(),
            Duration.ofSeconds(1));
    Dependency healthy = new Dependency("db", Dependency.Condition.HEALTHY);
    return plan("two", List.of(db, service("app", "true", Map.of(), List.of(healthy))));
  }

  /** A service with limits and a probe inside its container. */
  static Plan probed() {
    ServicePlan plain =
        service("a", "ulimit -n; ulimit -H -n", Map.of("GREETING", "hi"), List.of());
    Readiness.Probe probe = new Readiness.Probe.Exec(List.of("test", "-e", "it's up"));
    return plan(
        "probed",
        List.of(
            new ServicePlan(
                plain.name(),
                plain.token(),
                plain.image(),
                plain.invocation(),
                plain.environment(),
                plain.mounts(),
                plain.workingDir(),
                plain.dependencies(),
                Optional.of(new Readiness(probe, Duration.ofSeconds(5))),
                plain.failurePolicy(),
                plain.step(),
                plain.stop(),
                new ContainerOptions(
                    false,
                    false,
                    List.of(),
                    List.of(new ContainerOptions.Ulimit("-n", "64", "128")),
                    List.of()),
                Optional.empty(),
                Optional.empty())));
  }

  static ServicePlan service(
      String name, String command, Map<String, String> environment, List<Dependency> after) {
    return new ServicePlan(
        name,
        "token",
        Optional.empty(),
        new Invocation.Command(List.of("/bin/sh", "-c", command)),
        environment,
        List.of(),
        Optional.empty(),
        after,
        Optional.empty(),
        new FailurePolicy.FailJob(),
        step(),
        Duration.ofSeconds(1));
  }

  static Plan plan(String name, List<ServicePlan> services) {
    return plan(name, services, List.of());
  }

  static Plan needing(Endpoint endpoint) {
    Plan plain = plan("client", List.of(service("a", "true", Map.of(), List.of())));
    return new Plan(
        plain.jobName(),
        plain.composeFile(),
        plain.backend(),
        plain.allocation(),
        plain.cache(),
        plain.setup(),
        plain.services(),
        plain.main(),
        new JobFeatures(Optional.empty(), Optional.empty(), Optional.empty(), List.of(endpoint)));
  }

  static Plan withSetup(List<String> setup) {
    return plan("setup", List.of(service("a", "true", Map.of(), List.of())), setup);
  }

  private static Plan plan(String name, List<ServicePlan> services, List<String> setup) {
    Allocation allocation = Allocation.ofNodes(1);
    return new Plan(
        name,
        Path.of("/data/compose.yaml"),
        "plain",
        allocation,
        Path.of("/data/cache"),
        setup,
        services,
        Optional.empty());
  }

  /** A service that executes these words. */
  static ServicePlan service(List<String> argv, Map<String, String> environment, int tasks) {
    ServicePlan plain = service("app", "true", environment, List.of());
    return new ServicePlan(
        plain.name(),
        plain.name(),
        plain.image(),
        new Invocation.Command(argv),
        plain.environment(),
        plain.mounts(),
        plain.workingDir(),
        plain.dependencies(),
        plain.readiness(),
        plain.failurePolicy(),
        new Step(Step.Placement.PRIMARY_NODE, 1, tasks, OptionalInt.empty(), 1),
        Duration.ofSeconds(5));
  }

  private static Step step() {
    return new Step(Step.Placement.PRIMARY_NODE, 1, 1, OptionalInt.empty(), 1);
  }

  static final class PlainDialect implements SchedulerDialect {

    @Override
    public String name() {
      return "plain";
    }

    @Override
    public List<String> directives(Plan plan, Optional<RunIdentity> identity) {
      return List.of("#PLAIN " + plan.jobName());
    }

    @Override
    public String functions(Plan plan) {
      return """
      hc_allocation() { HC_JOB=plain-$$ HC_ATTEMPT=0 HC_PRIMARY=n1 HC_NODES=(n1); }
      hc_after_begin() { :; }
      hc_request_limit() { :; }
      hc_scrub_environment() { :; }
      hc_signal() { :; }
      hc_ask_to_stop() { :; }
      hc_kill() { kill -KILL -- "-$1"; }
      hc_request_verdict() { printf 'verdict unknown\\n' >&103; }
      hc_report_causes() { :; }
      hc_sample_slurm() { :; }
      hc_sample_cgroup() { :; }
      hc_sweep() { :; }
      """;
    }

    @Override
    public List<ShellWord> step(Plan plan, ServicePlan service, Launch launch) {
      return launch.argv();
    }

    @Override
    public List<ShellWord> probe(Plan plan, ServicePlan service, Launch launch) {
      return launch.argv();
    }

    @Override
    public List<ShellWord> everywhere(ServicePlan service, List<ShellWord> argv) {
      return argv;
    }
  }

  static final class PlainLauncher implements ContainerLauncher {

    @Override
    public String name() {
      return "plain";
    }

    @Override
    public ShellWord jobDirectory() {
      return ShellWord.variable("HC_DIR");
    }

    @Override
    public Optional<String> refusal(Path directory) {
      return Optional.empty();
    }

    @Override
    public Launch probe(Plan plan, ServicePlan service, List<String> argv) {
      return new Launch(List.of(), argv.stream().map(ShellWord::of).toList());
    }

    @Override
    public Launch launch(Plan plan, ServicePlan service) {
      return switch (service.invocation()) {
        case Invocation.Command(var argv) -> new Launch(List.of(), words(service, argv));
        case Invocation.ImageEntrypoint _, Invocation.ImageDefault _ ->
            throw new IllegalArgumentException("no image");
      };
    }

    private static List<ShellWord> words(ServicePlan service, List<String> argv) {
      return TaskVariables.areTold(service)
          ? ContainerShell.beside(TaskVariables.script(service), argv)
          : argv.stream().map(ShellWord::of).toList();
    }
  }
}
