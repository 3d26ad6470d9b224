package dev.hpccompose.scheduler.slurm;

import dev.hpccompose.plan.Plan;
import dev.hpccompose.plan.ServicePlan;
import dev.hpccompose.runtime.spi.Finding;
import dev.hpccompose.system.process.Tool;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the controller is set to, as {@code scontrol show config} tells it.
 *
 * @param tools Slurm's commands
 * @param plan the job; absent when only the site is looked at
 */
record ControllerSettings(SlurmTools tools, Optional<Plan> plan) {

  private static final Pattern SETTING = Pattern.compile("(?m)^(\\w+)\\s*= (.*)$");
  private static final Pattern SECONDS = Pattern.compile("(\\d+) sec");
  private static final List<String> TOLD =
      List.of(
          "ClusterName",
          "ProctrackType",
          "TaskPlugin",
          "SelectType",
          "JobAcctGatherType",
          "AccountingStorageType",
          "JobCompType",
          "KillWait",
          "MinJobAge",
          "MaxJobCount",
          "JobRequeue",
          "SlurmdTimeout");

  /** A job that ended is asked for within that time, also by somebody who comes back from lunch. */
  private static final long SHORT_MEMORY = 120;

  List<Finding> findings() {
    if (tools.find("scontrol").isEmpty()) {
      return List.of();
    }
    Tool.Result answer = tools.ask("scontrol", List.of("show", "config"));
    if (!answer.succeeded()) {
      return List.of(
          new Finding.Blocker(
              "slurmctld does not answer: " + answer.err().strip().lines().findFirst().orElse(""),
              "sbatch will not be able to submit",
              "check SLURM_CONF, wait, or ask the site"));
    }
    return findings(settings(answer.out()));
  }

  private static Map<String, String> settings(String text) {
    Map<String, String> settings = new HashMap<>();
    Matcher each = SETTING.matcher(text);
    while (each.find()) {
      settings.putIfAbsent(each.group(1), each.group(2).strip());
    }
    return settings;
  }

  private List<Finding> findings(Map<String, String> settings) {
    List<Finding> findings = new ArrayList<>();
    findings.add(new Finding.Passed(facts(settings)));
    stop(settings).ifPresent(findings::add);
    memory(settings).ifPresent(findings::add);
    metrics(settings).ifPresent(findings::add);
    tracking(settings).ifPresent(findings::add);
    return findings;
  }

  private static String facts(Map<String, String> settings) {
    List<String> facts =
        TOLD.stream()
            .filter(settings::containsKey)
            .map(name -> name + "=" + settings.getOrDefault(name, "").replace(" sec", "s"))
            .toList();
    return String.join(" ", facts);
  }

  /** After a cancel nobody waits longer than KillWait, whatever a service asks for. */
  private Optional<Finding> stop(Map<String, String> settings) {
    Optional<Long> killWait = seconds(settings, "KillWait");
    Optional<ServicePlan> slowest =
        plan.flatMap(
            job -> job.services().stream().max(Comparator.comparing(one -> one.stop().grace())));
    return killWait.flatMap(
        wait ->
            slowest
                .filter(service -> service.stop().grace().compareTo(Duration.ofSeconds(wait)) > 0)
                .map(
                    service ->
                        new Finding.Warning(
                            "service '%s' may take %d s to stop, and KillWait is %d s"
                                .formatted(
                                    service.name(), service.stop().grace().toSeconds(), wait),
                            "after scancel or at the time limit Slurm kills it earlier",
                            "cancel with 'hpc-compose down', or set x-slurm.signal to be told"
                                + " before the time limit")));
  }

  private static Optional<Finding> memory(Map<String, String> settings) {
    boolean forgets =
        isNone(settings, "AccountingStorageType")
            && isNone(settings, "JobCompType")
            && seconds(settings, "MinJobAge").filter(age -> age < SHORT_MEMORY).isPresent();
    return forgets
        ? Optional.of(
            new Finding.Warning(
                "Slurm keeps no accounting and forgets a job after "
                    + settings.getOrDefault("MinJobAge", "").replace(" sec", " s"),
                "if a job dies with its node, nobody can say how it ended",
                "look at 'hpc-compose status' soon after, or ask the site for accounting"))
        : Optional.empty();
  }

  private Optional<Finding> metrics(Map<String, String> settings) {
    boolean wanted =
        plan.flatMap(job -> job.features().metrics())
            .filter(metrics -> metrics.collectors().contains("slurm"))
            .isPresent();
    return wanted && isNone(settings, "JobAcctGatherType")
        ? Optional.of(
            new Finding.Warning(
                "JobAcctGatherType is none",
                "the collector 'slurm' of x-slurm.metrics will have no data",
                "leave it out: metrics.collectors: [gpu, cgroup]"))
        : Optional.empty();
  }

  private static Optional<Finding> tracking(Map<String, String> settings) {
    String type = settings.getOrDefault("ProctrackType", "");
    return type.isEmpty() || type.endsWith("/cgroup")
        ? Optional.empty()
        : Optional.of(
            new Finding.Warning(
                "processes are tracked with " + type + ", not with control groups",
                "what a service leaves in the background may outlive the job, and memory is not"
                    + " limited",
                "let services end their own children; the site can set proctrack/cgroup"));
  }

  private static boolean isNone(Map<String, String> settings, String name) {
    String value = settings.getOrDefault(name, "");
    return value.endsWith("/none") || value.equals("(null)");
  }

  private static Optional<Long> seconds(Map<String, String> settings, String name) {
    Matcher number = SECONDS.matcher(settings.getOrDefault(name, ""));
    return number.matches() ? Optional.of(Long.valueOf(number.group(1))) : Optional.empty();
  }
}
