package dev.hpccompose.render.spi;

import dev.hpccompose.plan.ServicePlan;
import dev.hpccompose.render.ShellWord;
import dev.hpccompose.supervisor.ShellPart;

/** What a tool calls the container of a launch, where it has containers with names. */
public final class ContainerName {

  private ContainerName() {}

  /** A name of this machine, this run and this launch: what is left of another run can be told. */
  public static ShellWord of(ServicePlan service) {
    return ShellWord.joined(
        ShellWord.of("hc."),
        ShellWord.variable("HC_PRIMARY"),
        ShellWord.of("."),
        ShellWord.variable("HC_RUN"),
        ShellWord.of("."),
        ShellWord.variable("HC_ATTEMPT"),
        ShellWord.of("."),
        ShellWord.variable("HC_LAUNCH"),
        ShellWord.of("." + service.token()));
  }

  /**
   * Bash text that defines {@code hc_remove_leftovers NAME...}: of these containers it removes
   * those of runs that have no process any more. It calls {@code hc_remove_containers NAME...}.
   */
  public static String leftovers() {
    return ShellPart.read("leftovers.sh", name -> ContainerName.class.getResourceAsStream(name));
  }
}
