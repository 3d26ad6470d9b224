package dev.hpccompose.scheduler.tck;

import dev.hpccompose.plan.Allocation;
import dev.hpccompose.plan.FailurePolicy;
import dev.hpccompose.plan.Invocation;
import dev.hpccompose.plan.Plan;
import dev.hpccompose.plan.ServicePlan;
import dev.hpccompose.plan.Step;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Plans with one service, in which one text is everywhere that a spec has a say. */
final class Specimen {

  /** Texts that a shell or a scheduler could take for something else than data. */
  static final List<String> HOSTILE =
      List.of(
          "two words",
          "it's \"quoted\"",
          "$(touch pwned) `touch pwned` ${HOME} $HOME",
          "a; touch pwned & # | > pwned",
          "--leading=dash",
          "back\\slash \\\" \\n",
          "*?[a-z]{a,b}~!",
          "",
          "gr\u00fc\u00df \u6f22 \ud83d\ude00",
          "%j %x %%");

  private Specimen() {}

  static Plan plan(String text) {
    return new Plan(
        text,
        Path.of("/specs/compose.yaml"),
        "tck",
        allocation(text),
        Path.of("/cache"),
        List.of(),
        List.of(service(text)),
        Optional.empty());
  }

  /** A plan that asks its scheduler for nothing special. */
  static Plan quiet() {
    return new Plan(
        "quiet",
        Path.of("/specs/compose.yaml"),
        "tck",
        new Allocation(
            1,
            OptionalInt.empty(),
            OptionalInt.empty(),
            OptionalInt.empty(),
            Optional.empty(),
            Map.of("time", "10"),
            List.of()),
        Path.of("/cache"),
        List.of(),
        List.of(service("quiet")),
        Optional.empty());
  }

  private static Allocation allocation(String text) {
    return new Allocation(
        1,
        OptionalInt.of(1),
        OptionalInt.empty(),
        OptionalInt.of(1),
        Optional.of(text),
        Map.of("partition", text, "time", "10", "output", text),
        List.of());
  }

  static ServicePlan service(String text) {
    return new ServicePlan(
        text,
        "token",
        Optional.of(text),
        new Invocation.Command(List.of("/bin/echo", text)),
        Map.of("VARIABLE", text),
        List.of(),
        Optional.of(text),
        List.of(),
        Optional.empty(),
        new FailurePolicy.FailJob(),
        new Step(Step.Placement.PRIMARY_NODE, 1, 1, OptionalInt.empty(), 1),
        Duration.ofSeconds(10));
  }
}
