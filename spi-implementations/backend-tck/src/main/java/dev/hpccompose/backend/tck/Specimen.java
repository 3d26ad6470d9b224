package dev.hpccompose.backend.tck;

import dev.hpccompose.plan.Allocation;
import dev.hpccompose.plan.FailurePolicy;
import dev.hpccompose.plan.Invocation;
import dev.hpccompose.plan.Mount;
import dev.hpccompose.plan.Plan;
import dev.hpccompose.plan.ServicePlan;
import dev.hpccompose.plan.Step;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** A service in parts that a test replaces. */
record Specimen(
    Invocation invocation,
    Map<String, String> environment,
    Optional<String> workingDir,
    int tasks) {

  /** Texts that a shell could take for something else than data. */
  static final List<String> HOSTILE =
      List.of(
          "two words",
          "it's \"quoted\"",
          "$(touch pwned) `touch pwned` ${HOME} $HOME $1 $@",
          "a; touch pwned & # | > pwned",
          "--leading=dash",
          "-n",
          "back\\slash \\\" \\n \\",
          "line\nfeed\n",
          "tab\tand\rreturn",
          "*?[a-z]{a,b}~!",
          "",
          " ",
          "gr\u00fc\u00df \u6f22 \ud83d\ude00",
          "a=b,c:d+e",
          "'single'",
          "\"double\"",
          "a=1\nPATH=/nowhere\nB=2");

  static Specimen of(List<String> command) {
    return new Specimen(new Invocation.Command(command), Map.of(), Optional.empty(), 1);
  }

  Specimen in(String directory) {
    return new Specimen(invocation, environment, Optional.of(directory), tasks);
  }

  Specimen with(Map<String, String> variables) {
    return new Specimen(invocation, variables, workingDir, tasks);
  }

  Specimen tasks(int number) {
    return new Specimen(invocation, environment, workingDir, number);
  }

  /** A plan with this service alone. */
  Plan plan() {
    return plan(service());
  }

  static Plan plan(ServicePlan service) {
    return new Plan(
        "job",
        Path.of("/specs/compose.yaml"),
        "tck",
        Allocation.ofNodes(1),
        Path.of("/cache"),
        List.of(),
        List.of(service),
        Optional.empty());
  }

  ServicePlan service() {
    return new ServicePlan(
        "service",
        "service",
        Optional.of("docker://registry/image:1"),
        invocation,
        environment,
        List.of(new Mount(Path.of("/etc"), "/data", true)),
        workingDir,
        List.of(),
        Optional.empty(),
        new FailurePolicy.FailJob(),
        new Step(Step.Placement.PRIMARY_NODE, 1, tasks, OptionalInt.empty(), 1),
        Duration.ofSeconds(10));
  }
}
