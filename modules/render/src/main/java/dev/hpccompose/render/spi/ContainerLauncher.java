package dev.hpccompose.render.spi;

import dev.hpccompose.plan.Plan;
import dev.hpccompose.plan.ServicePlan;
import dev.hpccompose.render.ShellWord;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A container backend as the batch script sees it: pure text.
 *
 * <p>An implementation is stateless: the same arguments give the same text.
 */
public interface ContainerLauncher {

  /** The name that a spec uses for it, such as {@code pyxis}. */
  String name();

  /**
   * The directory of the job as a service sees it; on the host that is {@code
   * ShellWord.variable("HC_DIR")}.
   */
  ShellWord jobDirectory();

  /**
   * Bash text of the batch script that defines {@code hc_find_containers}, where the backend has
   * something to find out on the first node; otherwise empty. The supervisor calls that function
   * once, after the setup of the spec: it sets variables that a {@link #launch} names, or says with
   * {@code hc_fail_early WORDS} why no service can be launched.
   */
  default String functions() {
    return "";
  }

  /**
   * Why services cannot be given a directory of the host, in words for a person.
   *
   * @param directory absolute
   */
  Optional<String> refusal(Path directory);

  /**
   * The command line of a service.
   *
   * <p>The environment of the service is set already when the step is launched. Values of the spec
   * are data: no value changes the number or the meaning of the words around it.
   *
   * @param plan the plan
   * @param service the service
   */
  Launch launch(Plan plan, ServicePlan service);

  /**
   * The command line of a command beside the process of a running service, in its container where
   * it has one. The environment of the service is set already.
   *
   * @param plan the plan
   * @param service the service
   * @param argv the command; never empty
   */
  Launch probe(Plan plan, ServicePlan service, List<String> argv);

  /**
   * A command of the host that removes the container of a launch, executed on each of its nodes
   * after it has ended; empty when a launch leaves none.
   *
   * <p>Who leaves one has given it a name, and {@link #probe} joins it. That can be done once it
   * runs: the first thing that its first task does is to append a line, {@code ATTEMPT-LAUNCH}, to
   * the file {@code .running-TOKEN} in the job directory.
   *
   * @param service the service
   */
  default List<ShellWord> removal(ServicePlan service) {
    return List.of();
  }
}
