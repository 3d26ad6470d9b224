package dev.hpccompose.cli.internal.output;

import dev.hpccompose.events.SealedLines;
import dev.hpccompose.runtime.run.HistoryCheck;
import dev.hpccompose.runtime.run.RunDirectory;
import java.util.ArrayList;
import java.util.List;

/** What {@code events --verify} says. */
public final class HistoryCheckText {

  private HistoryCheckText() {}

  /** Line by line: the findings, what is not sealed, and the sum. */
  public static List<String> lines(RunDirectory run, HistoryCheck check) {
    List<Found> findings = Found.in(run, check);
    List<String> lines = new ArrayList<>();
    findings.forEach(finding -> lines.add(finding.line()));
    check.seals().stream()
        .filter(seal -> seal.open() > 0)
        .forEach(seal -> lines.add(unsealed(seal)));
    String read =
        Words.counted(check.events(), "event") + " of " + Words.counted(check.writers(), "writer");
    lines.add(
        findings.isEmpty()
            ? "the history is whole: " + read
            : Words.counted(findings.size(), "finding") + "; " + read + " can be read");
    return lines;
  }

  private static String unsealed(SealedLines seal) {
    return "events/%s.jsonl: the last %s not sealed"
        .formatted(seal.writer(), seal.open() == 1 ? "line is" : seal.open() + " lines are");
  }
}
