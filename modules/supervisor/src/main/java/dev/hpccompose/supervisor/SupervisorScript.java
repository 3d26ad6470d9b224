package dev.hpccompose.supervisor;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The batch script of a job, from top to bottom: directives, data, what services execute, the
 * supervisor, its scheduler, its backend, the site's setup, the loop.
 *
 * @param directives lines for the scheduler, without their ends
 * @param toolVersion version of the tool, for the reader of the script
 * @param job values and lists of the {@link DataTable}, as bash text
 * @param services arrays of the {@link DataTable}, as bash text
 * @param functions for each service the functions that become it, as bash text
 * @param scheduler the functions in which schedulers differ
 * @param backend the functions of the container backend; an empty text when it has none
 * @param setup lines of {@code x-slurm.setup}
 */
public record SupervisorScript(
    List<String> directives,
    String toolVersion,
    String job,
    String services,
    List<String> functions,
    Part scheduler,
    Part backend,
    List<String> setup) {

  /**
   * The part of somebody else.
   *
   * @param name who that is, for the reader of the script
   * @param text bash text
   */
  public record Part(String name, String text) {}

  static final List<String> PARTS =
      List.of(
          "clock",
          "history",
          "allocation",
          "causes",
          "states",
          "logs",
          "services",
          "probes",
          "containers",
          "hooks",
          "rendezvous",
          "metrics",
          "metrics-gpu",
          "artifacts",
          "teardown",
          "loop",
          "start",
          "setup");

  /** Copies the lists. */
  public SupervisorScript {
    directives = List.copyOf(directives);
    functions = List.copyOf(functions);
    setup = List.copyOf(setup);
  }

  /** The parts of the supervisor itself, in the order in which bash reads them. */
  public static String parts() {
    String tables = StateTable.get().bash() + "\n" + ReportTable.get().bash() + "\n";
    return PARTS.stream()
        .map(name -> resource(name + ".sh"))
        .collect(Collectors.joining("\n", tables, ""));
  }

  static String resource(String name) {
    return ShellPart.read(name, resource -> SupervisorScript.class.getResourceAsStream(resource));
  }

  /** The whole text. */
  public String text() {
    StringBuilder script = new StringBuilder("#!/bin/bash -p\n");
    directives.forEach(line -> script.append(line).append('\n'));
    script.append(about());
    script.append('\n').append(VariableTable.get().bash());
    script.append("\n# --- this run\n\n").append(EARLY).append(job);
    script.append("\n# --- the services\n\n").append(services);
    functions.forEach(text -> script.append('\n').append(text));
    script.append('\n').append(parts());
    append(script, "scheduler", scheduler);
    append(script, "backend", backend);
    script.append("\n# --- main\n\nhc_begin\n").append(setupText());
    if (!backend.text().isEmpty()) {
      script.append(
          "HC_EARLY_REASON=setup_failed\nhc_find_containers\nHC_WAY_OUT=supervisor_failed\n");
    }
    return script.append("hc_loop\n").toString();
  }

  private static void append(StringBuilder script, String what, Part part) {
    if (!part.text().isEmpty()) {
      script.append("\n# --- ").append(what).append(": ").append(part.name()).append("\n\n");
      script.append(part.text());
    }
  }

  private String about() {
    return """

    # Written by hpc-compose %s: one supervisor and %d service(s). It blocks until something happens, records every
    # fact in .hpc-compose/<job id>/events, and needs bash 4.4, coreutils and grep.
    #
    # shellcheck disable=SC1090,SC2016,SC2034,SC2141,SC2329 # values of the spec are literal; data and handlers are used by name
    """
        .formatted(toolVersion, functions.size());
  }

  private static final String EARLY =
      """
      HC_EARLY_SIGNAL= # whoever cancels before the history is open is heard once it is
      trap 'HC_EARLY_SIGNAL=TERM' TERM
      """;

  private String setupText() {
    if (setup.isEmpty()) {
      return "";
    }
    return """

    # --- x-slurm.setup, verbatim
    HC_EARLY_REASON=setup_failed
    hc_load_site_functions
    [[ -z $HC_SITE ]] || . "$HC_SITE"
    set -euo pipefail
    %s
    POSIXLY_CORRECT=1
    unset -f builtin
    hc_forget_setup
    HC_EARLY_REASON=supervisor_failed
    hc_trap_signals

    """
        .formatted(String.join("\n", setup));
  }
}
