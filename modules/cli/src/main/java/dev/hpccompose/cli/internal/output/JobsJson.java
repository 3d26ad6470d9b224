package dev.hpccompose.cli.internal.output;

import dev.hpccompose.events.SubmissionEvent.RunPlanned;
import dev.hpccompose.runtime.run.RecordProblem;
import dev.hpccompose.runtime.spi.JobRef;
import dev.hpccompose.runtime.status.JobList;
import dev.hpccompose.tracking.JobState;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Jobs as JSON. */
public final class JobsJson {

  private JobsJson() {}

  /** The document of {@code jobs}. */
  public static String of(Path directory, JobList jobs, List<RecordProblem> problems) {
    return Json.document(
        json -> {
          json.text("directory", directory.toString());
          json.objects("jobs", jobs.jobs(), JobsJson::job);
          json.flag("more", jobs.more());
          json.number("of_others", jobs.ofOthers());
          json.objects("problems", problems, JobsJson::problem);
        });
  }

  private static void problem(Json json, RecordProblem problem) {
    json.text("place", problem.place().toString());
    json.text("type", problem.type().name().toLowerCase(Locale.ROOT));
    json.text("evidence", problem.evidence());
  }

  private static void job(Json json, JobList.Job job) {
    JobState state = job.view().job();
    json.text("run", job.view().run().runId());
    json.text("job_id", job.standing().job().map(JobRef::jobId));
    json.text("scheduler", job.view().scheduler());
    json.text("job_name", state.plan().map(RunPlanned::jobName));
    json.text("file", job.view().spec());
    json.text("directory", job.view().run().path().toString());
    json.text("state", job.standing().state().word());
    json.text("witness", job.standing().witness().name().toLowerCase(Locale.ROOT));
    json.number("exit_code", state.exitCode());
    json.text("submitted_at", state.submission().at());
    json.text("started_at", state.startedAt());
    json.text("finished_at", state.finishedAt());
    json.object("problem", job.view().problem(), JobsJson::problem);
  }
}
