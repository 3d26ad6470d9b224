package dev.hpccompose.runtime.preflight;

import dev.hpccompose.events.SubmissionEvent.PreflightChecked;
import dev.hpccompose.events.SubmissionEvent.PreflightWarning;
import dev.hpccompose.runtime.spi.CheckId;
import dev.hpccompose.runtime.spi.Finding;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * What was found.
 *
 * @param entries the findings, in the order of the checks
 * @param took how long it took
 */
public record PreflightReport(List<Entry> entries, Duration took) {

  public PreflightReport {
    entries = List.copyOf(entries);
  }

  /**
   * One finding.
   *
   * @param check what was looked at
   * @param finding what was found
   */
  public record Entry(CheckId check, Finding finding) {}

  /** What keeps the job from running. */
  public List<Entry> blockers() {
    return of(Finding.Blocker.class);
  }

  /** What the job may suffer from. */
  public List<Entry> warnings() {
    return of(Finding.Warning.class);
  }

  /** What is well. */
  public List<Entry> passed() {
    return of(Finding.Passed.class);
  }

  private List<Entry> of(Class<? extends Finding> kind) {
    return entries.stream().filter(entry -> kind.isInstance(entry.finding())).toList();
  }

  /** These findings and more. */
  public PreflightReport and(PreflightReport more) {
    return new PreflightReport(
        Stream.concat(entries.stream(), more.entries.stream()).toList(), took.plus(more.took));
  }

  /** For the history of the run. */
  public PreflightChecked event() {
    return new PreflightChecked(
        passed().size(),
        warnings().stream()
            .map(entry -> new PreflightWarning(entry.check().word(), entry.finding().found()))
            .toList(),
        took);
  }
}
