package dev.hpccompose.cli.internal.command;

import dev.hpccompose.cli.internal.console.CliException;
import dev.hpccompose.cli.internal.console.CliFailure;
import dev.hpccompose.cli.internal.console.Console;
import dev.hpccompose.cli.internal.console.FailureText;
import dev.hpccompose.images.ImageNeeds;
import dev.hpccompose.images.ImageOrder.Mode;
import dev.hpccompose.plan.Plan;
import dev.hpccompose.runtime.preflight.Preflight;
import dev.hpccompose.runtime.preflight.PreflightReport;
import dev.hpccompose.runtime.preflight.PreflightReport.Entry;
import dev.hpccompose.runtime.spi.CheckId;
import dev.hpccompose.runtime.spi.CheckSubject;
import dev.hpccompose.runtime.spi.Finding;
import dev.hpccompose.runtime.spi.SchedulerClient;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Looks before something is done for a job.
 *
 * @param console where findings are told
 * @param subject what is looked at
 */
record Checking(Console console, CheckSubject subject) {

  /** The way out where there is no scheduler. */
  static final String LOCALLY = "add --local to run on this machine without Slurm";

  /** Before a job. */
  static Checking of(
      Console console,
      Plan plan,
      Mode mode,
      SchedulerClient client,
      Map<String, String> environment) {
    ImageNeeds images = new ImageNeeds(Optional.of(plan), Version.current(), mode);
    return new Checking(
        console,
        new CheckSubject(
            Optional.of(plan), images, console.directory(), plan.cache(), client, environment));
  }

  /** Tells warnings; what is in the way ends the command. */
  PreflightReport stopAtBlockers() {
    PreflightReport report = Preflight.beforeSubmission(subject);
    report.warnings().forEach(this::warn);
    if (!report.blockers().isEmpty()) {
      throw new CliException(new CliFailure.Blocked(findings(report), wayOut(report)));
    }
    return report;
  }

  /** Tells all as warnings: a rehearsal needs less than a submission. */
  void tell() {
    PreflightReport report = Preflight.beforeSubmission(subject);
    report.blockers().forEach(this::warnOfRefusal);
    report.warnings().forEach(this::warn);
  }

  private static List<Finding.Blocker> findings(PreflightReport report) {
    return report.blockers().stream()
        .map(Entry::finding)
        .filter(Finding.Blocker.class::isInstance)
        .map(Finding.Blocker.class::cast)
        .toList();
  }

  private static Optional<String> wayOut(PreflightReport report) {
    return report.blockers().stream().anyMatch(entry -> entry.check() == CheckId.TOOL_SBATCH)
        ? Optional.of(LOCALLY)
        : Optional.empty();
  }

  private void warn(Entry entry) {
    if (entry.finding() instanceof Finding.Warning(var found, var meaning, var advice)) {
      warn(found + ": " + meaning, advice);
    }
  }

  private void warnOfRefusal(Entry entry) {
    if (entry.finding() instanceof Finding.Blocker(var found, _, var advice)) {
      warn("a submission from here would be refused: " + found, advice);
    }
  }

  private void warn(String message, String advice) {
    console.err().println(console.errStyle().warning("warning:") + " " + message);
    FailureText.hint(console, advice);
  }
}
