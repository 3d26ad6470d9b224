package dev.hpccompose.render.spi;

import dev.hpccompose.plan.ServicePlan;
import dev.hpccompose.render.ShellWord;

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
   * The command line of a service.
   *
   * <p>The environment of the service is set already when the step is launched. Values of the spec
   * are data: no value changes the number or the meaning of the words around it.
   *
   * @param service the service
   */
  Launch launch(ServicePlan service);
}
