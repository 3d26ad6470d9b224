package dev.hpccompose.cli.internal.output;

import dev.hpccompose.cli.internal.console.Console;
import dev.hpccompose.events.SubmissionEvent;
import dev.hpccompose.events.SubmissionEvent.ImageImported;
import dev.hpccompose.events.SubmissionEvent.ImagePrepared;
import dev.hpccompose.events.SubmissionEvent.ImageReused;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What {@code prepare} did, for people and for programs.
 *
 * @param facts what was made and what was there
 */
public record ImagesText(List<SubmissionEvent> facts) {

  /**
   * One image.
   *
   * @param action {@code imported}, {@code prepared} or {@code reused}
   * @param millis how long it took
   */
  private record Row(String action, String reference, String path, long bytes, long millis) {}

  public ImagesText {
    facts = List.copyOf(facts);
  }

  /** A table. */
  public String text(Console console) {
    if (rows().isEmpty()) {
      return "nothing to prepare\n";
    }
    Table table = new Table("IMAGE", "", "SIZE", "FILE");
    for (Row row : rows()) {
      table.row(
          row.reference(),
          row.action(),
          Bytes.text(row.bytes()),
          console.shown(Path.of(row.path())));
    }
    return table.toString();
  }

  /** The document of {@code prepare}. */
  public String json() {
    return Json.document(
        json ->
            json.objects(
                "images",
                rows(),
                (out, row) -> {
                  out.text("action", row.action());
                  out.text("reference", row.reference());
                  out.text("path", row.path());
                  out.number("bytes", row.bytes());
                  out.number("millis", row.millis());
                }));
  }

  private List<Row> rows() {
    return facts.stream().flatMap(fact -> row(fact).stream()).toList();
  }

  private static Optional<Row> row(SubmissionEvent fact) {
    return switch (fact) {
      case ImageImported(var image, var path, var bytes, var elapsed, _) ->
          Optional.of(new Row("imported", image, path, bytes, elapsed.toMillis()));
      case ImagePrepared(var image, var path, var bytes, var create, var commands, var export) ->
          Optional.of(
              new Row(
                  "prepared", image, path, bytes, create.plus(commands).plus(export).toMillis()));
      case ImageReused(var image, var path, var bytes) ->
          Optional.of(new Row("reused", image, path, bytes, 0));
      case SubmissionEvent.RunPlanned _,
          SubmissionEvent.PreflightChecked _,
          SubmissionEvent.ScriptRendered _,
          SubmissionEvent.JobSubmitted _,
          SubmissionEvent.JobSubmissionFailed _ ->
          Optional.empty();
    };
  }
}
