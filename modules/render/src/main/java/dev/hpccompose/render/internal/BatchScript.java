package dev.hpccompose.render.internal;

import dev.hpccompose.plan.Plan;
import dev.hpccompose.render.RunIdentity;
import dev.hpccompose.render.ScriptRenderer;
import dev.hpccompose.render.ShellWord;
import dev.hpccompose.supervisor.SupervisorScript;
import dev.hpccompose.supervisor.SupervisorScript.Part;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A plan as the batch script of its job.
 *
 * @param renderer the scheduler and the backend
 * @param plan the plan
 * @param identity the run, where it is known
 */
public record BatchScript(ScriptRenderer renderer, Plan plan, Optional<RunIdentity> identity) {

  /** The whole text. */
  public String text() {
    return new SupervisorScript(
            renderer.dialect().directives(plan, identity),
            renderer.toolVersion(),
            run() + FeatureData.of(plan, seesHost()),
            ServiceData.of(plan) + PlacementData.of(plan),
            launchFunctions(),
            new Part(renderer.dialect().name(), renderer.dialect().functions(plan)),
            new Part(renderer.launcher().name(), renderer.launcher().functions()),
            plan.setup())
        .text();
  }

  private String run() {
    String root = identity.map(run -> run.root().toString()).orElse("");
    String runId = identity.map(RunIdentity::runId).orElse("");
    // an identity exists before submission only, where the first event is the intent to run
    String planned = identity.isPresent() ? "submit:1" : "";
    return """
    HC_ROOT=%s
    HC_RUN=%s
    HC_PLANNED=%s
    HC_SEEN_DIR=%s
    """
        .formatted(ShellWord.of(root).text(), ShellWord.of(runId).text(), planned, seenDirectory());
  }

  private String seenDirectory() {
    // on the host the directory is known only once the job has an id; the supervisor fills it in
    return seesHost() ? "''" : renderer.launcher().jobDirectory().text();
  }

  /** Whether services see the directories of the host under their own names. */
  private boolean seesHost() {
    return renderer.launcher().jobDirectory() instanceof ShellWord.Variable;
  }

  private List<String> launchFunctions() {
    return IntStream.range(0, plan.services().size())
        .mapToObj(i -> new LaunchFunction(renderer, plan, i).text())
        .toList();
  }
}
