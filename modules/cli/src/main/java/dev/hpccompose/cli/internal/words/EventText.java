package dev.hpccompose.cli.internal.words;

import dev.hpccompose.events.AttemptEvent;
import dev.hpccompose.events.AttemptEvent.ArtifactsCollected;
import dev.hpccompose.events.AttemptEvent.AttemptFinished;
import dev.hpccompose.events.AttemptEvent.AttemptStarted;
import dev.hpccompose.events.AttemptEvent.CollectedBundle;
import dev.hpccompose.events.AttemptEvent.EndpointResolved;
import dev.hpccompose.events.AttemptEvent.SamplingDegraded;
import dev.hpccompose.events.AttemptEvent.SamplingStarted;
import dev.hpccompose.events.AttemptEvent.SamplingStopped;
import dev.hpccompose.events.AttemptEvent.SignalReceived;
import dev.hpccompose.events.AttemptEvent.TeardownStarted;
import dev.hpccompose.events.AttemptEvent.TimeLimitAnnounced;
import dev.hpccompose.events.CauseEvent;
import dev.hpccompose.events.ClientEvent;
import dev.hpccompose.events.ClientEvent.ArtifactsExported;
import dev.hpccompose.events.ClientEvent.ExportedBundle;
import dev.hpccompose.events.ClientEvent.JobCancelRequested;
import dev.hpccompose.events.ClientEvent.SchedulerObserved;
import dev.hpccompose.events.LogSealed;
import dev.hpccompose.events.Outcome;
import dev.hpccompose.events.RecordedEvent;
import dev.hpccompose.events.SampleCollector;
import dev.hpccompose.events.ServiceEvent;
import dev.hpccompose.events.SubmissionEvent;
import dev.hpccompose.events.SubmissionEvent.ImageImported;
import dev.hpccompose.events.SubmissionEvent.ImagePrepared;
import dev.hpccompose.events.SubmissionEvent.ImageReused;
import dev.hpccompose.events.SubmissionEvent.JobSubmissionFailed;
import dev.hpccompose.events.SubmissionEvent.JobSubmitted;
import dev.hpccompose.events.SubmissionEvent.PreflightChecked;
import dev.hpccompose.events.SubmissionEvent.RunPlanned;
import dev.hpccompose.events.SubmissionEvent.ScriptRendered;
import dev.hpccompose.events.UnknownEvent;
import java.time.Duration;
import java.util.stream.Collectors;

/** Events in a line for people. */
public final class EventText {

  private EventText() {}

  /**
   * What happened, without the time: {@code worker ready after 0.3 s (tcp)}. One line, free of
   * control characters, whatever the event holds.
   */
  public static String describe(RecordedEvent recorded) {
    return printable(
        switch (recorded.event()) {
          case SubmissionEvent event -> submission(event);
          case AttemptEvent event -> attempt(event, recorded.attempt());
          case ServiceEvent event -> ServiceText.describe(event);
          case CauseEvent event -> CauseText.describe(event);
          case ClientEvent event -> client(event);
          case LogSealed seal -> seal.lines() + " lines sealed";
          case UnknownEvent event ->
              event.type() + " (version " + event.version() + ", not known to this build)";
        });
  }

  private static String submission(SubmissionEvent event) {
    return switch (event) {
      case RunPlanned planned -> planned(planned);
      case PreflightChecked checked -> checked(checked);
      case ImageImported image -> "image " + image.reference() + " imported" + in(image.elapsed());
      case ImagePrepared image ->
          "image prepared from "
              + image.reference()
              + in(image.create().plus(image.commands()).plus(image.export()));
      case ImageReused image -> "image " + image.reference() + " taken from the cache";
      case ScriptRendered script -> "script written to " + script.path();
      case JobSubmitted job ->
          "job "
              + job.jobId()
              + " submitted"
              + job.cluster().map(" to cluster "::concat).orElse("");
      case JobSubmissionFailed failed ->
          "submission failed with exit code " + failed.exitCode() + ": " + failed.message();
    };
  }

  private static String checked(PreflightChecked checked) {
    int warnings = checked.warnings().size();
    return "nothing in the way"
        + (warnings == 0 ? "" : ", " + warnings + " warning" + (warnings == 1 ? "" : "s"))
        + in(checked.elapsed());
  }

  private static String in(Duration elapsed) {
    long millis = elapsed.toMillis();
    return " in " + millis / 1000 + "." + millis % 1000 / 100 + " s";
  }

  private static String planned(RunPlanned planned) {
    int services = planned.services().size();
    return planned.jobName()
        + " planned with "
        + services
        + (services == 1 ? " service" : " services");
  }

  private static String attempt(AttemptEvent event, int attempt) {
    return switch (event) {
      case AttemptStarted started -> "attempt " + attempt + " started on " + nodes(started);
      case SignalReceived received -> "supervisor received " + received.signal();
      case TimeLimitAnnounced limit ->
          "time limit in %d s: services are told with %s"
              .formatted(limit.remaining().toSeconds(), limit.signal());
      case TeardownStarted teardown ->
          "stopping: "
              + words(teardown.reason().word())
              + teardown.service().map(" (%s)"::formatted).orElse("");
      case AttemptFinished finished -> finished(finished, attempt);
      case SamplingStarted sampling ->
          "samples %s every %d s".formatted(collectors(sampling), sampling.interval().toSeconds());
      case SamplingDegraded failed ->
          "samples of " + failed.collector().word() + " are missing: " + failed.reason();
      case SamplingStopped stopped ->
          "sampling ended after %d samples".formatted(stopped.samples());
      case ArtifactsCollected collected -> collected(collected);
      case EndpointResolved found ->
          "found " + found.name() + " of job " + found.jobId() + " at " + found.url();
    };
  }

  private static String collected(ArtifactsCollected collected) {
    int files = collected.bundles().stream().mapToInt(CollectedBundle::files).sum();
    int warnings = collected.warnings().size();
    String missing = warnings == 0 ? "" : ", with warnings: " + collected.warnings().getFirst();
    return "collected " + files + (files == 1 ? " file" : " files") + missing;
  }

  private static String nodes(AttemptStarted started) {
    return started.nodes().isEmpty() ? started.host() : String.join(", ", started.nodes());
  }

  private static String finished(AttemptFinished finished, int attempt) {
    String outcome = words(finished.outcome().word());
    // a success needs no one to blame
    String because =
        finished
            .service()
            .filter(service -> finished.outcome() != Outcome.SUCCEEDED)
            .map(" because of "::concat)
            .orElse("");
    return "attempt "
        + attempt
        + " "
        + outcome
        + " with exit code "
        + finished.exitCode()
        + because;
  }

  private static String client(ClientEvent event) {
    return switch (event) {
      case JobCancelRequested cancel -> "cancel of job " + cancel.jobId() + " requested";
      case SchedulerObserved seen ->
          "scheduler says " + seen.state() + seen.reason().map(" (%s)"::formatted).orElse("");
      case ArtifactsExported exported -> exported(exported);
    };
  }

  private static String exported(ArtifactsExported exported) {
    int files = exported.bundles().stream().mapToInt(ExportedBundle::files).sum();
    return "copied " + files + (files == 1 ? " file" : " files") + " to " + exported.directory();
  }

  private static String collectors(SamplingStarted sampling) {
    return sampling.collectors().stream()
        .map(SampleCollector::word)
        .collect(Collectors.joining(", "));
  }

  private static String words(String snakeCase) {
    return snakeCase.replace('_', ' ');
  }

  private static String printable(String text) {
    return text.strip().replaceAll("\\p{Cntrl}+", " ");
  }
}
