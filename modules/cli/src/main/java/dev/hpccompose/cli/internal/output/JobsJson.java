package dev.hpccompose.cli.internal.output;

import dev.hpccompose.events.SubmissionEvent.RunPlanned;
import dev.hpccompose.runtime.status.JobList;
import dev.hpccompose.runtime.status.RunStatus;
import dev.hpccompose.tracking.JobHistory;
import java.nio.file.Path;

/** Jobs as JSON. */
public final class JobsJson {

  private JobsJson() {}

  /** The document of {@code jobs}. */
  public static String of(Path directory, JobList jobs) {
    return Json.document(
        json -> {
          json.text("directory", directory.toString());
          json.objects("jobs", jobs.jobs(), JobsJson::job);
          json.flag("more", jobs.more());
        });
  }

  private static void job(Json json, RunStatus run) {
    JobHistory job = run.view().job();
    json.text("run", run.view().run().runId());
    json.text("job_id", run.status().jobId());
    json.text("scheduler", run.view().scheduler());
    json.text("job_name", job.plan().map(RunPlanned::jobName));
    json.text("file", job.plan().map(RunPlanned::composeFile));
    json.text("directory", run.view().run().path().toString());
    json.text("state", run.status().state().word());
    json.text("witness", run.status().witness().word());
    json.number("exit_code", job.exitCode());
    json.text("submitted_at", job.submission().at());
    json.text("started_at", job.startedAt());
    json.text("finished_at", job.finishedAt());
  }
}
