package dev.hpccompose.cli.internal.output;

import dev.hpccompose.events.StoredWord;
import dev.hpccompose.events.SubmissionEvent.JobSubmissionFailed;
import dev.hpccompose.events.SubmissionEvent.PlannedStep;
import dev.hpccompose.events.SubmissionEvent.RunPlanned;
import dev.hpccompose.runtime.run.RunView;
import dev.hpccompose.runtime.spi.JobRef;
import dev.hpccompose.runtime.spi.Observation;
import dev.hpccompose.runtime.status.Standing;
import dev.hpccompose.tracking.AttemptState;
import dev.hpccompose.tracking.CauseText;
import dev.hpccompose.tracking.JobState;
import dev.hpccompose.tracking.ServiceState;
import java.util.Locale;

/** A run as JSON. */
public final class RunJson {

  private RunJson() {}

  /** The document of {@code status}. */
  public static String status(RunView view, Standing standing) {
    return Json.document(
        json -> {
          head(json, view, standing);
          submission(json, view);
          course(json, view.job());
          json.object("scheduler_answer", standing.answer(), RunJson::answer);
          services(json, view);
        });
  }

  /** The document of {@code ps}. */
  public static String services(RunView view, Standing standing) {
    return Json.document(
        json -> {
          head(json, view, standing);
          services(json, view);
        });
  }

  private static void head(Json json, RunView view, Standing standing) {
    JobState job = view.job();
    json.text("run", view.run().runId());
    json.text("job_id", standing.job().map(JobRef::jobId));
    json.text("scheduler", view.scheduler());
    json.text("state", standing.state().word());
    json.text("phase", job.phase().name().toLowerCase(Locale.ROOT));
    json.text("outcome", job.outcome().map(RunJson::word));
    json.number("exit_code", job.exitCode());
    json.text("witness", standing.witness().name().toLowerCase(Locale.ROOT));
    json.text("freshness", standing.heartbeat().name().toLowerCase(Locale.ROOT));
  }

  private static void submission(Json json, RunView view) {
    JobState job = view.job();
    json.text("job_name", job.plan().map(RunPlanned::jobName));
    json.text("file", view.spec());
    json.text("backend", job.plan().map(RunPlanned::backend));
    json.text("cluster", job.cluster());
    json.text("directory", view.run().path().toString());
    json.text("script", view.run().script().toString());
    json.text("batch_log", job.batchLog().map(view::now));
    json.text("submitted_at", job.submission().at());
  }

  private static void course(Json json, JobState job) {
    json.number("attempt", job.attempt().map(AttemptState::number));
    json.texts("nodes", job.nodes());
    json.text("started_at", job.startedAt());
    json.text("finished_at", job.finishedAt());
    json.text("cancel_requested_at", job.cancelRequestedAt());
    json.text("deciding_service", job.decidingService());
    json.text("refusal", job.submission().refused().map(JobSubmissionFailed::message));
  }

  private static void answer(Json json, Observation answer) {
    json.text("state", answer.state());
    json.text("reason", answer.reason());
    json.number("exit_code", answer.exitCode());
  }

  private static void services(Json json, RunView view) {
    json.objects(
        "services", view.job().services(), (inner, service) -> service(inner, view, service));
  }

  private static void service(Json json, RunView view, ServiceState service) {
    json.text("name", service.name());
    json.text("phase", service.phase().name().toLowerCase(Locale.ROOT));
    json.text("since", service.since());
    json.texts("waiting_for", service.waitingFor());
    json.text("readiness", service.readiness().map(StoredWord::word));
    json.text("failure_policy", service.failurePolicy().map(StoredWord::word));
    json.number("launches", service.launches());
    json.number("restarts", service.restarts());
    json.number("max_restarts", service.maxRestarts());
    json.number("exit_code", service.exitCode());
    json.text("signal", service.signal());
    json.flag("forced", service.forced());
    json.text("probe_result", service.probeResult());
    json.text("cause", service.cause().map(CauseText::brief));
    json.text("placement", service.step().map(step -> step.placement().word()));
    json.number("nodes", service.step().map(PlannedStep::nodes));
    json.number("ntasks", service.step().map(PlannedStep::ntasks));
    json.texts("nodelist", service.nodes(view.job().nodes()));
    json.text("log", view.log(service).toString());
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
