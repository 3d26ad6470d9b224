package dev.hpccompose.scheduler.slurm;

import dev.hpccompose.plan.Plan;
import dev.hpccompose.runtime.spi.Finding;
import dev.hpccompose.system.process.Tool;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether the partitions of a job are there and take jobs, as {@code scontrol show partition} tells
 * it. sbatch would say so as well, but only after the images are made.
 *
 * @param tools Slurm's commands
 * @param plan the job
 */
record Partitions(SlurmTools tools, Plan plan) {

  private static final Pattern FIELD = Pattern.compile("(?:^| )(\\w+)=(\\S*)");
  private static final int NAMED = 20;

  List<Finding> findings() {
    boolean elsewhere = plan.allocation().option("clusters").isPresent();
    if (elsewhere || tools.find("scontrol").isEmpty()) {
      return List.of();
    }
    // hidden ones as well: they take the jobs of those who know them
    Tool.Result answer = tools.ask("scontrol", List.of("--all", "--oneliner", "show", "partition"));
    Map<String, Map<String, String>> known = partitions(answer.out());
    if (!answer.succeeded() || known.isEmpty()) {
      return List.of(); // the look at the controller's settings tells why
    }
    return plan.allocation()
        .option("partition")
        .map(names -> Stream.of(names.split(",")).map(name -> finding(name, known)).toList())
        .orElseGet(() -> withoutName(known).stream().toList());
  }

  private static Map<String, Map<String, String>> partitions(String text) {
    Map<String, Map<String, String>> partitions = new LinkedHashMap<>();
    for (String line : text.lines().toList()) {
      Map<String, String> fields = fields(line);
      String name = fields.getOrDefault("PartitionName", "");
      if (!name.isEmpty()) {
        partitions.put(name, fields);
      }
    }
    return partitions;
  }

  private static Map<String, String> fields(String line) {
    Matcher field = FIELD.matcher(line);
    Map<String, String> fields = new LinkedHashMap<>();
    while (field.find()) {
      fields.putIfAbsent(field.group(1), field.group(2));
    }
    return fields;
  }

  private static Finding finding(String name, Map<String, Map<String, String>> known) {
    Map<String, String> partition = known.get(name);
    if (partition == null) {
      return new Finding.Blocker(
          "there is no partition '" + name + "'", "sbatch refuses the job", names(known));
    }
    String state = partition.getOrDefault("State", "UP");
    return state.equals("UP")
        ? new Finding.Passed("the partition " + name + " takes jobs")
        : new Finding.Warning(
            "the partition " + name + " is " + state,
            state.equals("DOWN")
                ? "jobs are taken, and wait until the site opens it again"
                : "sbatch refuses jobs until the site opens it again",
            names(known));
  }

  /** A site may choose one by other rules than its default. */
  private static Optional<Finding> withoutName(Map<String, Map<String, String>> known) {
    boolean hasDefault =
        known.values().stream().anyMatch(fields -> "YES".equals(fields.get("Default")));
    return hasDefault
        ? Optional.empty()
        : Optional.of(
            new Finding.Warning(
                "the spec names no partition, and the site has no default",
                "sbatch may refuse the job",
                "set x-slurm.partition; " + names(known)));
  }

  private static String names(Map<String, Map<String, String>> known) {
    String more = known.size() > NAMED ? ", ..." : "";
    return "partitions here: "
        + known.keySet().stream().limit(NAMED).collect(Collectors.joining(", "))
        + more;
  }
}
