package dev.hpccompose.cli.internal.output;

import dev.hpccompose.events.StoredWord;
import dev.hpccompose.events.SubmissionEvent.JobSubmissionFailed;
import dev.hpccompose.events.SubmissionEvent.PlannedStep;
import dev.hpccompose.events.SubmissionEvent.RunPlanned;
import dev.hpccompose.runtime.run.RunView;
import dev.hpccompose.runtime.status.RunStatus;
import dev.hpccompose.tracking.AttemptHistory;
import dev.hpccompose.tracking.JobHistory;
import dev.hpccompose.tracking.JobStatus;
import dev.hpccompose.tracking.SchedulerAnswer;
import dev.hpccompose.tracking.ServiceStatus;
import java.util.Locale;

/** A run as JSON. */
public final class RunJson {

  /** 2: the words of services, causes as codes, and no second word for a job. */
  private static final int VERSION = 2;

  private RunJson() {}

  /** The document of {@code status}. */
  public static String status(RunStatus run) {
    return Json.document(
        VERSION,
        json -> {
          head(json, run);
          submission(json, run.view());
          course(json, run.view().job());
          json.object("scheduler_answer", run.status().answer(), RunJson::answer);
          services(json, run);
        });
  }

  /** The document of {@code ps}. */
  public static String services(RunStatus run) {
    return Json.document(
        VERSION,
        json -> {
          head(json, run);
          services(json, run);
        });
  }

  private static void head(Json json, RunStatus run) {
    JobHistory job = run.view().job();
    JobStatus status = run.status();
    json.text("run", run.view().run().runId());
    json.text("job_id", status.jobId());
    json.text("scheduler", run.view().scheduler());
    json.text("state", status.state().word());
    json.object("cause", status.cause(), CauseJson::write);
    json.text("outcome", job.outcome().map(RunJson::word));
    json.number("exit_code", job.exitCode());
    json.text("witness", status.witness().word());
    json.text("freshness", status.freshness().word());
  }

  private static void submission(Json json, RunView view) {
    JobHistory job = view.job();
    json.text("job_name", job.plan().map(RunPlanned::jobName));
    json.text("file", job.plan().map(RunPlanned::composeFile));
    json.text("backend", job.plan().map(RunPlanned::backend));
    json.text("cluster", job.cluster());
    json.text("directory", view.run().path().toString());
    json.text("script", view.run().script().toString());
    json.text("batch_log", job.batchLog());
    json.text("submitted_at", job.submission().at());
  }

  private static void course(Json json, JobHistory job) {
    json.number("attempt", job.attempt().map(AttemptHistory::number));
    json.texts("nodes", job.nodes());
    json.text("started_at", job.startedAt());
    json.text("finished_at", job.finishedAt());
    json.text("cancel_requested_at", job.cancelRequestedAt());
    json.text("deciding_service", job.decidingService());
    json.text("refusal", job.submission().refused().map(JobSubmissionFailed::message));
  }

  private static void answer(Json json, SchedulerAnswer answer) {
    json.text("state", answer.word());
    json.text("reason", answer.reason());
    json.number("exit_code", answer.exitCode());
    json.text("recorded_at", answer.recordedAt());
  }

  private static void services(Json json, RunStatus run) {
    json.objects(
        "services",
        run.status().services(),
        (inner, service) -> service(inner, run.view(), service));
  }

  private static void service(Json json, RunView view, ServiceStatus service) {
    json.text("name", service.name());
    json.text("state", service.state().word());
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
    json.object("cause", service.cause(), CauseJson::write);
    json.text("placement", service.step().map(step -> step.placement().word()));
    json.number("nodes", service.step().map(PlannedStep::nodes));
    json.number("ntasks", service.step().map(PlannedStep::ntasks));
    json.texts("nodelist", service.nodes());
    json.text("log", view.log(service.name()).toString());
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
