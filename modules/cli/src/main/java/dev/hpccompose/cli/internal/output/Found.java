package dev.hpccompose.cli.internal.output;

import dev.hpccompose.events.LogFinding;
import dev.hpccompose.events.SealedLines;
import dev.hpccompose.runtime.run.ChangedFile;
import dev.hpccompose.runtime.run.HistoryCheck;
import dev.hpccompose.runtime.run.RunDirectory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Something that {@code events --verify} found, whoever found it.
 *
 * @param code the kind, stable for scripts
 * @param writer the writer whose lines tell of it
 * @param file the file, below the directory of the run
 * @param offset where in the file, in bytes
 * @param evidence what does not fit to what
 * @param message the same in words
 */
record Found(
    String code, String writer, String file, long offset, String evidence, String message) {

  static List<Found> in(RunDirectory run, HistoryCheck check) {
    List<Found> all = new ArrayList<>();
    check.log().forEach(finding -> all.add(of(finding)));
    check.seals().stream()
        .map(SealedLines::broken)
        .flatMap(Optional::stream)
        .map(Found::of)
        .forEach(all::add);
    check.contradictions().forEach(placed -> all.add(of(placed)));
    check.files().forEach(file -> all.add(of(run, file)));
    return all;
  }

  static Found of(LogFinding finding) {
    return new Found(
        finding.code(),
        finding.writer(),
        file(finding.writer()),
        finding.offset(),
        LogFindingText.of(finding),
        LogFindingText.of(finding));
  }

  private static Found of(HistoryCheck.Placed placed) {
    String writer = placed.contradiction().event().writer();
    return new Found(
        placed.contradiction().code(),
        writer,
        file(writer),
        placed.offset(),
        placed.contradiction().evidence(),
        ContradictionText.of(placed.contradiction()));
  }

  private static Found of(RunDirectory run, ChangedFile changed) {
    String evidence = "recorded " + changed.recorded() + ", found " + changed.found();
    return new Found(
        "file_changed",
        changed.event().writer(),
        run.path().relativize(changed.file()).toString(),
        0,
        evidence,
        "it is not as event " + changed.event() + " says: " + evidence);
  }

  private static String file(String writer) {
    return "events/" + writer + ".jsonl";
  }

  /** One line for people. */
  String line() {
    return file + ", byte " + offset + ": " + message;
  }
}
