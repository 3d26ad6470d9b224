package dev.hpccompose.cli.internal.output;

import dev.hpccompose.cli.internal.console.Console;
import dev.hpccompose.plan.Plan;
import dev.hpccompose.plan.ServicePlan;
import dev.hpccompose.runtime.run.RunDirectory;
import dev.hpccompose.runtime.spi.JobRef;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A submission, for people and for programs.
 *
 * @param plan what was submitted
 * @param scheduler where
 * @param engine what services run as on this machine, with {@code --local}
 * @param run the run, unless this was a dry run
 * @param job the job, unless this was a dry run
 * @param script where the script lies
 * @param batchLog the log of the batch script, where it is known
 */
public record SubmitText(
    Plan plan,
    String scheduler,
    Optional<String> engine,
    Optional<RunDirectory> run,
    Optional<JobRef> job,
    Path script,
    Optional<Path> batchLog) {

  /** The same, with what services run as. */
  public SubmitText on(Optional<String> machine) {
    return new SubmitText(plan, scheduler, machine, run, job, script, batchLog);
  }

  /** All that somebody needs later (S-072). */
  public String text(Console console) {
    Fields fields = new Fields("  ");
    fields.add("services", engine);
    fields.add("script", console.shown(script));
    fields.add("cache", console.shown(plan.cacheDir()));
    fields.add("logs", run.map(directory -> logLines(console, directory)));
    fields.add("batch log", batchLog.map(file -> console.shown(shortest(file))));
    fields.add("records", records().map(console::shown));
    return title() + "\n" + fields;
  }

  /** What somebody needs who looks on anyway. */
  public String brief(Console console) {
    Fields fields = new Fields("  ");
    fields.add("services", engine);
    fields.add("script", console.shown(script));
    fields.add("records", records().map(console::shown));
    return title() + "\n" + fields;
  }

  /** The document of {@code submit}. */
  public String json() {
    return Json.document(
        json -> {
          json.text("run", run.map(RunDirectory::runId));
          json.text("job_id", job.map(JobRef::jobId));
          json.text("scheduler", scheduler);
          json.text("cluster", job.flatMap(JobRef::cluster));
          json.text("directory", run.map(RunDirectory::path));
          json.text("script", script.toString());
          json.text("cache_dir", plan.cacheDir().toString());
          json.text("batch_log", batchLog);
          json.texts("logs", logs());
        });
  }

  private String title() {
    return job.map(ref -> "job " + ref.jobId() + where()).orElse("dry run: nothing was submitted");
  }

  private String where() {
    return scheduler.equals("local") ? " runs on this machine" : " is submitted";
  }

  private Optional<Path> records() {
    return run.map(directory -> directory.shortest(job.map(JobRef::jobId)));
  }

  private String logLines(Console console, RunDirectory directory) {
    Table table = new Table();
    for (ServicePlan service : plan.services()) {
      table.row(service.name(), console.shown(shortest(directory.log(service.token()))));
    }
    return table.toString();
  }

  private Path shortest(Path file) {
    return run.map(directory -> directory.shortest(job.map(JobRef::jobId), file)).orElse(file);
  }

  private Map<String, String> logs() {
    Map<String, String> logs = new LinkedHashMap<>();
    run.ifPresent(
        directory ->
            plan.services()
                .forEach(
                    service ->
                        logs.put(service.name(), directory.log(service.token()).toString())));
    return logs;
  }
}
