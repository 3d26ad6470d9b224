package dev.hpccompose.tracking;

import dev.hpccompose.events.JobEvent;
import dev.hpccompose.events.PlannedPolicy;
import dev.hpccompose.events.ProbeKind;
import dev.hpccompose.events.RecordedEvent;
import dev.hpccompose.events.SubmissionEvent.PlannedService;
import dev.hpccompose.events.SubmissionEvent.RunPlanned;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A history told by hand, one event a second. */
final class Story {

  private final List<RecordedEvent> events = new ArrayList<>();

  /** A run with a server that is probed and a worker that may be launched four times. */
  static Story planned() {
    return new Story()
        .by(
            "submit",
            new RunPlanned(
                "demo",
                "/home/ada/compose.yaml",
                "/home/ada",
                "slurm",
                "pyxis",
                "0.1.0",
                List.of(
                    new PlannedService(
                        "server",
                        "server",
                        List.of(),
                        Optional.of(ProbeKind.TCP),
                        PlannedPolicy.FAIL_JOB,
                        0),
                    new PlannedService(
                        "worker",
                        "worker",
                        List.of(),
                        Optional.empty(),
                        PlannedPolicy.RESTART_ON_FAILURE,
                        3)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
  }

  Story by(String writer, JobEvent event) {
    return tell(writer, 0, event);
  }

  Story batch(JobEvent... told) {
    return attempt(0, told);
  }

  Story attempt(int attempt, JobEvent... told) {
    for (JobEvent event : told) {
      tell("batch-" + attempt, attempt, event);
    }
    return this;
  }

  List<RecordedEvent> events() {
    return List.copyOf(events);
  }

  JobHistory history() {
    return new JobProjection().fold(events);
  }

  /** As far as the history alone tells. */
  JobStatus status() {
    return JobStatus.told(history(), events.getLast().at());
  }

  List<Contradiction> contradictions() {
    Contradictions all = new Contradictions();
    events.forEach(all::add);
    return all.found();
  }

  private Story tell(String writer, int attempt, JobEvent event) {
    int second = events.size();
    events.add(new Step(writer, attempt, event, Optional.empty(), second).recorded(second + 1L));
    return this;
  }
}
