package dev.hpccompose.render.internal;

import dev.hpccompose.plan.Plan;
import dev.hpccompose.render.RunIdentity;
import dev.hpccompose.render.ScriptRenderer;
import dev.hpccompose.render.ShellWord;
import java.util.Optional;

/**
 * The batch script, from top to bottom: directives, data, launch functions, the supervisor, the
 * site's setup, the loop.
 *
 * @param renderer the scheduler and the backend
 * @param plan the plan
 * @param identity the run, where it is known
 */
public record BatchScript(ScriptRenderer renderer, Plan plan, Optional<RunIdentity> identity) {

  /** The whole text. */
  public String text() {
    StringBuilder script = new StringBuilder("#!/bin/bash\n");
    renderer.dialect().directives(plan, identity).forEach(line -> script.append(line).append('\n'));
    script.append(about());
    script.append("\n# --- this run\n\n").append(run());
    script.append(FeatureData.of(plan, seesHost()));
    script.append("\n# --- the services\n\n").append(ServiceData.of(plan));
    script.append(PlacementData.of(plan));
    launchFunctions(script);
    script.append('\n').append(SupervisorText.read());
    script.append("\n# --- scheduler: ").append(renderer.dialect().name()).append("\n\n");
    script.append(renderer.dialect().functions(plan));
    String backend = renderer.launcher().functions();
    if (!backend.isEmpty()) {
      script.append("\n# --- backend: ").append(renderer.launcher().name()).append("\n\n");
      script.append(backend);
    }
    script.append("\n# --- main\n\nhc_begin\n");
    script.append(setup());
    if (!backend.isEmpty()) {
      script.append("HC_WAY_OUT=setup_failed\nhc_find_containers\nHC_WAY_OUT=supervisor_failed\n");
    }
    return script.append("hc_loop\n").toString();
  }

  private String about() {
    return """

    # Written by hpc-compose %s: one supervisor and %d service(s). It blocks until something happens, records every
    # fact in .hpc-compose/<job id>/events, and needs bash 4.4, coreutils and grep.
    #
    # shellcheck disable=SC2016,SC2034,SC2141,SC2329 # values of the spec are literal; data and handlers are used by name
    """
        .formatted(renderer.toolVersion(), plan.services().size());
  }

  private String run() {
    String root = identity.map(run -> run.root().toString()).orElse("");
    String runId = identity.map(RunIdentity::runId).orElse("");
    // an identity exists before submission only, where the first event is the intent to run
    String planned = identity.isPresent() ? "submit:1" : "";
    return """
    HC_EARLY_SIGNAL= # whoever cancels before the history is open is heard once it is
    trap 'HC_EARLY_SIGNAL=TERM' TERM
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

  private void launchFunctions(StringBuilder script) {
    for (int i = 0; i < plan.services().size(); i++) {
      script.append('\n').append(new LaunchFunction(renderer, plan, i).text());
    }
  }

  private String setup() {
    if (plan.setup().isEmpty()) {
      return "";
    }
    return """

    # --- x-slurm.setup, verbatim
    HC_WAY_OUT=setup_failed HC_PATH=$PATH
    set -euo pipefail
    %s
    POSIXLY_CORRECT=1
    unset -f builtin
    hc_forget_setup
    HC_WAY_OUT=supervisor_failed
    hc_trap_signals

    """
        .formatted(String.join("\n", plan.setup()));
  }
}
