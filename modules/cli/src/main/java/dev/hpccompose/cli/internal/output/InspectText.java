package dev.hpccompose.cli.internal.output;

import dev.hpccompose.cli.internal.console.Console;
import dev.hpccompose.cli.internal.console.Style;
import dev.hpccompose.plan.Allocation;
import dev.hpccompose.plan.Plan;
import dev.hpccompose.plan.Preparation;
import dev.hpccompose.plan.ServicePlan;
import dev.hpccompose.plan.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What {@code inspect} tells people. */
public final class InspectText {

  private final Console console;
  private final Style style;
  private final Inspection inspection;
  private final Plan plan;

  private InspectText(Console console, Inspection inspection) {
    this.console = console;
    this.style = console.outStyle();
    this.inspection = inspection;
    this.plan = inspection.plan();
  }

  /**
   * The text of {@code inspect}.
   *
   * @param verbose whether mounts and the values of variables are told too
   */
  public static String of(Console console, Inspection inspection, boolean verbose) {
    return new InspectText(console, inspection).text(verbose);
  }

  private String text(boolean verbose) {
    StringBuilder text = new StringBuilder();
    text.append("Job ").append(style.strong(plan.jobName())).append(" from ");
    text.append(console.shown(plan.composeFile())).append('\n');
    text.append(job()).append('\n');
    int number = 1;
    for (ServicePlan service : plan.services()) {
      text.append(number++).append(". ").append(style.strong(service.name())).append('\n');
      text.append(fields(service, verbose));
    }
    return text.toString();
  }

  private Fields job() {
    Fields job = new Fields("  ");
    job.add("order", String.join(", ", plan.services().stream().map(ServicePlan::name).toList()));
    job.add("backend", plan.backend());
    allocation(plan.allocation(), job);
    job.add("cache", CacheText.directory(console, plan.cache()));
    job.add("runs", console.shown(inspection.runs().resolve("<job id>")));
    job.add("ends with", plan.main().map("service "::concat).orElse("its last service"));
    plan.features()
        .metrics()
        .ifPresent(metrics -> job.add("samples", String.join(", ", metrics.collectors())));
    plan.features()
        .artifacts()
        .ifPresent(artifacts -> job.add("collects", "to " + artifacts.exportDir()));
    job.add("resumes", plan.features().resume().map(console::shown));
    plan.features()
        .rendezvous()
        .forEach(endpoint -> job.add("needs", "the endpoint " + endpoint.name()));
    return job;
  }

  private void allocation(Allocation allocation, Fields job) {
    List<String> sizes = new ArrayList<>();
    sizes.add("nodes=" + allocation.nodes());
    allocation.ntasks().ifPresent(n -> sizes.add("ntasks=" + n));
    allocation.ntasksPerNode().ifPresent(n -> sizes.add("ntasks-per-node=" + n));
    allocation.cpusPerTask().ifPresent(n -> sizes.add("cpus-per-task=" + n));
    allocation.mem().ifPresent(mem -> sizes.add("mem=" + mem));
    allocation
        .options()
        .forEach(
            (name, value) ->
                sizes.add(
                    value.isEmpty()
                        ? name
                        : name + "=" + inspection.redaction().value(name, value)));
    job.add("allocation", String.join(" ", sizes));
    allocation.submitArgs().forEach(line -> job.add("sbatch", inspection.redaction().text(line)));
  }

  private Fields fields(ServicePlan service, boolean verbose) {
    Fields fields = new Fields("   ");
    fields.add("starts", PlanWords.dependencies(service.dependencies()));
    fields.add("image", service.image().map(inspection.redaction()::text));
    inspection.images(service).forEach(file -> fields.add(file.stage(), outlook(file)));
    service.preparation().flatMap(InspectText::rebuild).ifPresent(note -> fields.add("", note));
    fields.add("step", String.join("\n", step(service.step())));
    fields.add(
        "log",
        console.shown(
            inspection.runs().resolve("<job id>/logs").resolve(service.token() + ".log")));
    if (verbose) {
      inspection
          .mounts(service)
          .forEach(mount -> fields.add("mount", PlanWords.mount(mount, console)));
      service
          .environment()
          .forEach(
              (name, value) ->
                  fields.add("sets", name + "=" + inspection.redaction().value(name, value)));
    }
    return fields;
  }

  private String outlook(ImageFile file) {
    return console.shown(file.path()) + " (" + file.outlook().words() + ")";
  }

  private static Optional<String> rebuild(Preparation preparation) {
    return preparation.rebuildsAlways()
        ? Optional.of("its image is made again by every submission, because it has prepare mounts")
        : Optional.empty();
  }

  private static List<String> step(Step step) {
    List<String> lines = new ArrayList<>();
    lines.add(
        switch (step.placement()) {
          case WHOLE_ALLOCATION -> "on the whole allocation";
          case PRIMARY_NODE -> "on the first node";
        });
    lines.add(
        String.join(
            ", ",
            StepValues.of(step).stream()
                .map(value -> value.key() + " " + value.text() + origin(value.origin()))
                .toList()));
    step.extraArgs().forEach(argument -> lines.add(argument));
    return lines;
  }

  private static String origin(Optional<Step.Origin> origin) {
    return origin.map(from -> " (" + PlanWords.origin(from) + ")").orElse("");
  }
}
