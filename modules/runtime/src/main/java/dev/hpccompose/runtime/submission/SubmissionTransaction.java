package dev.hpccompose.runtime.submission;

import dev.hpccompose.events.EventId;
import dev.hpccompose.events.EventWriter;
import dev.hpccompose.events.JobEvent;
import dev.hpccompose.events.SubmissionEvent.JobSubmissionFailed;
import dev.hpccompose.events.SubmissionEvent.JobSubmitted;
import dev.hpccompose.images.ImageUses;
import dev.hpccompose.render.RunIdentity;
import dev.hpccompose.render.ScriptRenderer;
import dev.hpccompose.runtime.internal.run.Links;
import dev.hpccompose.runtime.internal.submission.PlannedRun;
import dev.hpccompose.runtime.internal.submission.Staging;
import dev.hpccompose.runtime.internal.submission.WrittenScript;
import dev.hpccompose.runtime.run.RunDirectory;
import dev.hpccompose.runtime.spi.JobRef;
import dev.hpccompose.runtime.spi.SchedulerClient;
import dev.hpccompose.runtime.spi.SubmitReply;
import dev.hpccompose.runtime.spi.SubmitRequest;
import dev.hpccompose.runtime.submission.SubmitOutcome.NotReady;
import dev.hpccompose.runtime.submission.SubmitOutcome.Submitted;
import dev.hpccompose.system.file.PrivateFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One submission from its first file to its last link. The intent is in the log before the
 * scheduler is asked, and the script carries the run's id: whatever dies in between, the job can be
 * found.
 */
final class SubmissionTransaction {

  private final SubmitOrder order;
  private final SchedulerClient client;
  private final ScriptRenderer renderer;
  private final InstantSource clock;
  private final RunDirectory run;
  private final List<String> notes = new ArrayList<>();

  SubmissionTransaction(
      SubmitOrder order,
      SchedulerClient client,
      ScriptRenderer renderer,
      InstantSource clock,
      RunDirectory run) {
    this.order = order;
    this.client = client;
    this.renderer = renderer;
    this.clock = clock;
    this.run = run;
  }

  /** Makes one more thing known that does not matter to the job. */
  SubmissionTransaction noting(String note) {
    notes.add(note);
    return this;
  }

  /** Finishes what another process began, whose job the scheduler has. */
  SubmitOutcome finish(JobRef job) {
    pointBesideSpec();
    holdImages();
    link(job);
    return new Submitted(run, job, Optional.empty(), notes);
  }

  SubmitOutcome run() {
    byte[] script;
    Staging staging;
    try {
      script = script();
      staging = Staging.read(order.plan(), order.files());
    } catch (IllegalArgumentException e) {
      return SubmissionPreconditions.unrenderable(e);
    } catch (Staging.UnreadableException e) {
      return new NotReady(
          String.valueOf(e.getMessage()), "make the file readable and submit again");
    }
    return copy(script)
        .<SubmitOutcome>map(resisted -> resisted)
        .orElseGet(() -> write(script, staging));
  }

  private byte[] script() {
    RunIdentity identity = new RunIdentity(run.runId(), order.root());
    return renderer.render(order.plan(), Optional.of(identity)).getBytes(StandardCharsets.UTF_8);
  }

  private SubmitOutcome write(byte[] script, Staging staging) {
    EventWriter log;
    EventId rendered;
    try {
      PrivateFiles.createDirectory(run.path());
      PrivateFiles.write(run.spec(), order.specSource());
      PrivateFiles.write(run.script(), script);
      staging.writeTo(run.path());
      log = EventWriter.open(run.events(), "submit", run.runId(), 0, clock);
      rendered = recordIntent(log, script);
    } catch (IOException e) {
      return resisted(e);
    } catch (UncheckedIOException e) {
      return resisted(PrivateFiles.unwrap(e));
    }
    try (log) {
      pointBesideSpec();
      holdImages();
      return handOver(log, rendered);
    }
  }

  private EventId recordIntent(EventWriter log, byte[] script) {
    EventId planned =
        log.append(
                PlannedRun.of(
                    order.plan(), order.submitDirectory(), order.scheduler(), order.toolVersion()))
            .id();
    order.facts().forEach(fact -> log.append(fact, planned));
    return log.append(WrittenScript.event(run.script(), script, order.specSource()), planned).id();
  }

  private Optional<NotReady> copy(byte[] script) {
    Path copy = order.scriptCopy();
    try {
      PrivateFiles.write(copy, script);
    } catch (IOException e) {
      String problem = copy + " was not written: " + PrivateFiles.reason(e);
      if (order.scriptOut().isPresent()) {
        return Optional.of(new NotReady(problem, "give another path for the script"));
      }
      notes.add(problem);
    }
    return Optional.empty();
  }

  /** From here on nobody clears the images away. */
  private void holdImages() {
    try {
      new ImageUses(order.plan().cacheDir()).add(run.path(), order.plan());
    } catch (IOException e) {
      notes.add("the cache does not know that the job needs its images: " + PrivateFiles.reason(e));
    }
  }

  private void pointBesideSpec() {
    try {
      Links.pointBeside(order.plan().composeFile(), run.path());
    } catch (IOException e) {
      notes.add("no pointer to the run beside the spec: " + PrivateFiles.reason(e));
    }
  }

  private SubmitOutcome handOver(EventWriter log, EventId rendered) {
    SubmitReply answer =
        client.submit(
            new SubmitRequest(run.runId(), run.script(), order.submitDirectory(), run.root()));
    return switch (answer) {
      case SubmitReply.Accepted(JobRef job, Optional<Path> batchLog) -> {
        record(log, rendered, submitted(job, batchLog));
        link(job);
        yield new Submitted(run, job, batchLog, notes);
      }
      case SubmitReply.Refused(int exitCode, String message) -> {
        record(log, rendered, new JobSubmissionFailed(exitCode, message));
        yield new SubmitOutcome.Refused(run, exitCode, message);
      }
      case SubmitReply.Unknown(String message) -> new SubmitOutcome.Unconfirmed(run, message);
    };
  }

  private static JobSubmitted submitted(JobRef job, Optional<Path> batchLog) {
    return new JobSubmitted(
        job.jobId(), job.cluster(), batchLog.map(Path::toString), job.pid(), job.host());
  }

  /** The answer of the scheduler stands, whether or not it can be recorded. */
  private void record(EventWriter log, EventId rendered, JobEvent event) {
    try {
      log.append(event, rendered);
    } catch (UncheckedIOException e) {
      notes.add(
          "the answer of the scheduler was not recorded: "
              + PrivateFiles.reason(PrivateFiles.unwrap(e)));
    }
  }

  private void link(JobRef job) {
    Links links = new Links(run.root(), run.runId());
    try {
      links.point(job.jobId());
      links.point("latest");
    } catch (IOException e) {
      notes.add("the run is not linked by its job id: " + PrivateFiles.reason(e));
    }
  }

  private NotReady resisted(IOException problem) {
    PrivateFiles.discard(run.path(), 2);
    return new NotReady(
        "cannot write to " + run.path() + ": " + PrivateFiles.reason(problem),
        "submit from a directory that you can write to");
  }
}
