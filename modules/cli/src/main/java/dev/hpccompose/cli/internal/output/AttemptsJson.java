package dev.hpccompose.cli.internal.output;

import dev.hpccompose.events.AttemptEvent.AttemptFinished;
import dev.hpccompose.events.AttemptEvent.AttemptStarted;
import dev.hpccompose.events.AttemptEvent.TeardownStarted;
import dev.hpccompose.runtime.run.ResumeData;
import dev.hpccompose.runtime.run.RunView;
import dev.hpccompose.runtime.status.Attempts;
import dev.hpccompose.tracking.AttemptHistory;
import dev.hpccompose.tracking.Cause;
import dev.hpccompose.tracking.JobStatus;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** Attempts as JSON. */
public final class AttemptsJson {

  /** 2: causes as codes; whether an attempt goes on is told by its outcome. */
  private static final int VERSION = 2;

  private AttemptsJson() {}

  /** The document of {@code checkpoints}. */
  public static String of(Attempts attempts) {
    RunView view = attempts.run().view();
    JobStatus status = attempts.run().status();
    return Json.document(
        VERSION,
        json -> {
          json.text("run", view.run().runId());
          json.text("job_id", status.jobId());
          json.text("state", status.state().word());
          json.objects(
              "attempts", attempts.all(), (inner, attempt) -> attempt(inner, attempts, attempt));
          json.text("resume_directory", Attempts.directory(view));
          json.object(
              "resume_data",
              attempts.data().filter(ResumeData::seen),
              (inner, data) -> data(inner, attempts, data));
        });
  }

  private static void attempt(Json json, Attempts attempts, AttemptHistory attempt) {
    json.number("attempt", attempt.number());
    json.flag("broke_off", attempts.brokeOff(attempt));
    json.text("outcome", attempt.end().map(end -> word(end.outcome())));
    json.number("exit_code", attempt.end().map(AttemptFinished::exitCode));
    json.text("teardown_reason", attempt.teardown().map(TeardownStarted::reason));
    json.text("deciding_service", attempt.end().flatMap(AttemptFinished::service));
    json.objects(
        "causes", attempt.causes(), (inner, event) -> CauseJson.write(inner, Cause.of(event)));
    json.texts("signals", attempt.signals());
    json.texts("nodes", attempt.start().map(AttemptStarted::nodes).orElse(List.of()));
    json.text("started_at", attempt.startedAt());
    json.text("finished_at", attempt.finishedAt());
    json.text("directory", attempts.records(attempt).toString());
  }

  private static void data(Json json, Attempts attempts, ResumeData data) {
    json.flag("whole", data.whole());
    json.number("files", data.files());
    json.number("bytes", data.bytes());
    json.objects(
        "newest",
        data.newest(),
        (inner, item) -> {
          inner.text("path", item.path());
          inner.number("bytes", item.bytes());
          inner.text("changed_at", item.changedAt().toString());
          inner.number("attempt", known(attempts.at(item.changedAt())));
        });
  }

  private static Optional<Integer> known(OptionalInt number) {
    return number.isPresent() ? Optional.of(number.getAsInt()) : Optional.empty();
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
