package dev.hpccompose.render.spi;

import dev.hpccompose.plan.Plan;
import dev.hpccompose.plan.ServicePlan;
import dev.hpccompose.render.RunIdentity;
import dev.hpccompose.render.ShellWord;
import java.util.List;
import java.util.Optional;

/**
 * A scheduler as the batch script sees it: pure text.
 *
 * <p>An implementation is stateless: the same arguments give the same text.
 */
public interface SchedulerDialect {

  /** The name that a plan's history records, such as {@code slurm}. */
  String name();

  /**
   * The directives of the job, each one line without its end, in the order in which they are to be
   * read by the scheduler. Empty for a scheduler that reads none.
   *
   * @param plan the plan
   * @param identity the run, where it is known already
   */
  List<String> directives(Plan plan, Optional<RunIdentity> identity);

  /**
   * Bash text that defines the functions in which schedulers differ: those of {@link
   * dev.hpccompose.supervisor.DialectTable}, which says what each of them does. It only defines:
   * nothing happens before the supervisor calls one.
   *
   * @param plan the plan
   */
  String functions(Plan plan);

  /**
   * The command that runs a service as one step of the job. The shell replaces itself with it, so
   * that its process id is that of the launch.
   *
   * @param plan the plan
   * @param service the service
   * @param launch what the container backend makes of the service
   */
  List<ShellWord> step(Plan plan, ServicePlan service, Launch launch);

  /**
   * The command that runs one task beside a running service, on the first node of the allocation
   * and out of what the service has. The shell replaces itself with it.
   *
   * @param plan the plan
   * @param service the service
   * @param launch what the container backend makes of the command
   */
  List<ShellWord> probe(Plan plan, ServicePlan service, Launch launch);

  /**
   * The command that runs another one once on each node of a service that has ended.
   *
   * @param service the service
   * @param argv a command of the host
   */
  List<ShellWord> everywhere(ServicePlan service, List<ShellWord> argv);
}
