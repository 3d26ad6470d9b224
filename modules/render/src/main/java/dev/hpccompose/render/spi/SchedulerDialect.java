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
   * Bash text that defines the functions in which schedulers differ. The supervisor calls:
   *
   * <ul>
   *   <li>{@code hc_allocation}: set {@code HC_JOB}, {@code HC_ATTEMPT} (from 0), {@code HC_NODES}
   *       and {@code HC_PRIMARY};
   *   <li>{@code hc_after_begin}: whatever may happen in the background once the history is open;
   *   <li>{@code hc_signal SIGNAL INDEX…}: send this signal to services that run, in a child of the
   *       supervisor;
   *   <li>{@code hc_report_causes INDEX LAUNCH CODE KILLS}: in the runner of a launch that has
   *       ended, report what is known beside its exit code with {@code hc_report_cause};
   *   <li>{@code hc_request_limit}: report {@code limit MILLISECONDS}, how long the job may still
   *       run, without blocking;
   *   <li>{@code hc_scrub_environment}: remove variables that must not reach a service;
   *   <li>{@code hc_ask_to_stop SIGNAL INDEX…}: send this signal to services, in a child of the
   *       supervisor;
   *   <li>{@code hc_sample_slurm}: append a line for each step to {@code slurm.jsonl}; or say with
   *       {@code hc_degrade slurm REASON} why not;
   *   <li>{@code hc_sample_cgroup}: append a line for the job, or for each service or step that
   *       runs on this node, to {@code cgroup.jsonl}, and start no process for it; or say with
   *       {@code hc_degrade cgroup REASON} why not;
   *   <li>{@code hc_kill PID}: end the process group of a launch at once;
   *   <li>{@code hc_request_verdict}: find out whether the scheduler is ending the job, and report
   *       {@code verdict WHY REQUEUED WITNESS WORDS} through descriptor 103, without blocking,
   *       where WHY is {@code cancelled}, {@code timed_out}, {@code preempted}, {@code node_failed}
   *       or {@code requeued}; or {@code verdict alone} (it is not) or {@code verdict unknown};
   *   <li>{@code hc_sweep}: end what a service left behind.
   * </ul>
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
