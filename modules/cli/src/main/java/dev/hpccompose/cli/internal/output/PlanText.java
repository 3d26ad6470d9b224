package dev.hpccompose.cli.internal.output;

import dev.hpccompose.cli.internal.console.Console;
import dev.hpccompose.cli.internal.console.Style;
import dev.hpccompose.plan.Plan;
import dev.hpccompose.plan.ServicePlan;
import dev.hpccompose.spec.Redaction;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A plan for people. */
public final class PlanText {

  /** How much of a script is shown. */
  private static final int LINES = 6;

  private final Console console;
  private final Style style;
  private final Plan plan;
  private final @Nullable String engine;
  private final Redaction redaction;

  private PlanText(Console console, Plan plan, Optional<String> engine, Redaction redaction) {
    this.console = console;
    this.style = console.outStyle();
    this.plan = plan;
    this.engine = engine.orElse(null);
    this.redaction = redaction;
  }

  /**
   * The text of {@code plan}.
   *
   * @param engine what services run as on this machine, with {@code --local}
   */
  public static String of(
      Console console, Plan plan, Optional<String> engine, Redaction redaction) {
    return new PlanText(console, plan, engine, redaction).text();
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    text.append("Job ").append(style.strong(plan.jobName())).append(" from ");
    text.append(console.shown(plan.composeFile())).append('\n');
    Fields job = new Fields("  ");
    job.add("asks for", PlanWords.allocation(plan.allocation()));
    job.add("backend", plan.backend());
    job.add("services are", Optional.ofNullable(engine));
    job.add("cache", CacheText.directory(console, plan.cache()));
    job.add("ends with", plan.main().map("service %s"::formatted).orElse("its last service"));
    plan.setup().forEach(line -> job.add("setup", redaction.text(line)));
    plan.allocation().submitArgs().forEach(line -> job.add("sbatch", line));
    text.append(job).append('\n');
    int number = 1;
    for (ServicePlan service : plan.services()) {
      text.append(number++).append(". ").append(style.strong(service.name())).append('\n');
      text.append(fields(service));
    }
    return text.toString();
  }

  private Fields fields(ServicePlan service) {
    Fields fields = new Fields("   ");
    fields.add("starts", PlanWords.dependencies(service.dependencies()));
    fields.add("image", service.image());
    String command = Words.command(PlanWords.argv(service.invocation()));
    fields.add("runs", Words.cut(redaction.text(command), LINES));
    fields.add("in", service.workingDir());
    service.mounts().forEach(mount -> fields.add("mount", PlanWords.mount(mount, console)));
    fields.add("ready", service.readiness().map(PlanWords::readiness).map(redaction::text));
    fields.add("on failure", PlanWords.policy(service.failurePolicy()));
    fields.add("step", PlanWords.step(service.step(), plan.allocation().nodes()));
    return fields;
  }
}
