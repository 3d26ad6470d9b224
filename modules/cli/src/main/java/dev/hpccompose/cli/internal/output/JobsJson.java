package dev.hpccompose.cli.internal.output;

import dev.hpccompose.events.SubmissionEvent.RunPlanned;
import dev.hpccompose.runtime.spi.JobRef;
import dev.hpccompose.runtime.status.JobList;
import dev.hpccompose.tracking.JobState;
import java.nio.file.Path;
import java.util.Locale;

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

  private static void job(Json json, JobList.Job job) {
    JobState state = job.view().job();
    json.text("run", job.view().run().runId());
    json.text("job_id", job.standing().job().map(JobRef::jobId));
    json.text("scheduler", job.view().scheduler());
    json.text("job_name", state.plan().map(RunPlanned::jobName));
    json.text("file", state.plan().map(RunPlanned::composeFile));
    json.text("directory", job.view().run().path().toString());
    json.text("state", job.standing().state().word());
    json.text("witness", job.standing().witness().name().toLowerCase(Locale.ROOT));
    json.number("exit_code", state.exitCode());
    json.text("submitted_at", state.submission().at());
    json.text("started_at", state.startedAt());
    json.text("finished_at", state.finishedAt());
  }
}
