package dev.hpccompose.spec.internal.check;

import dev.hpccompose.spec.ComposeSpec;
import dev.hpccompose.spec.DiagnosticCode;
import dev.hpccompose.spec.Located;
import dev.hpccompose.spec.Resources;
import dev.hpccompose.spec.SlurmSection;
import dev.hpccompose.spec.internal.shape.Findings;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Raw options that fight with what is modelled: S-007, S-152. */
record SubmitArgsCheck() implements SpecCheck {

  private static final Map<String, String> SHORT =
      Map.ofEntries(
          Map.entry("-a", "array"),
          Map.entry("-J", "job-name"),
          Map.entry("-p", "partition"),
          Map.entry("-A", "account"),
          Map.entry("-q", "qos"),
          Map.entry("-t", "time"),
          Map.entry("-N", "nodes"),
          Map.entry("-n", "ntasks"),
          Map.entry("-c", "cpus-per-task"),
          Map.entry("-C", "constraint"),
          Map.entry("-G", "gpus"),
          Map.entry("-L", "licenses"),
          Map.entry("-d", "dependency"),
          Map.entry("-o", "output"),
          Map.entry("-e", "error"),
          Map.entry("-D", "chdir"));

  private static final Map<String, String> NEVER =
      Map.of(
          "array", "makes many jobs of one, whose records would overwrite each other",
          "wrap", "puts another script in the place of the rendered one");

  @Override
  public void check(ComposeSpec spec, Findings findings) {
    Set<String> typed = typed(spec.slurm());
    for (Located<String> argument : spec.slurm().submitArgs()) {
      String option = option(argument.value());
      String harm = NEVER.get(option);
      if (harm != null) {
        findings.add(
            DiagnosticCode.RAW_OPTION,
            argument.span(),
            "'--" + option + "' " + harm,
            "remove it from 'submit_args'");
      } else if (typed.contains(option)) {
        String key = "x-slurm." + option.replace('-', '_');
        findings.add(
            DiagnosticCode.RAW_OPTION,
            argument.span(),
            "'--" + option + "' overrules '" + key + "', and nothing checks it",
            "keep '" + key + "' alone");
      }
    }
  }

  /** The long name of the option that an argument begins with. */
  private static String option(String argument) {
    String word = argument.strip().split("[= \t]", 2)[0];
    if (word.startsWith("--")) {
      return word.substring(2);
    }
    return word.length() < 2 ? "" : SHORT.getOrDefault(word.substring(0, 2), "");
  }

  private static Set<String> typed(SlurmSection slurm) {
    Set<String> names = new HashSet<>(slurm.options().keySet());
    Resources sizes = slurm.resources();
    Map<String, Optional<?>> others =
        Map.ofEntries(
            Map.entry("job-name", slurm.jobName()),
            Map.entry("nodes", sizes.nodes()),
            Map.entry("ntasks", sizes.ntasks()),
            Map.entry("ntasks-per-node", sizes.ntasksPerNode()),
            Map.entry("cpus-per-task", sizes.cpusPerTask()),
            Map.entry("mem", sizes.mem()),
            Map.entry("gres", sizes.gres()),
            Map.entry("gpus", sizes.gpus()),
            Map.entry("gpus-per-node", sizes.gpusPerNode()),
            Map.entry("gpus-per-task", sizes.gpusPerTask()),
            Map.entry("cpus-per-gpu", sizes.cpusPerGpu()),
            Map.entry("mem-per-gpu", sizes.memPerGpu()));
    others.forEach((name, value) -> value.ifPresent(set -> names.add(name)));
    return names;
  }
}
