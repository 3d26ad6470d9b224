package dev.hpccompose.tracking;

import dev.hpccompose.events.AttemptEvent.AttemptFinished;
import dev.hpccompose.events.AttemptEvent.TeardownStarted;
import dev.hpccompose.events.ClientEvent.SchedulerObserved;
import dev.hpccompose.events.EventId;
import dev.hpccompose.events.JobEvent;
import dev.hpccompose.events.Outcome;
import dev.hpccompose.events.RecordedEvent;
import dev.hpccompose.events.ServiceEvent;
import dev.hpccompose.events.ServiceEvent.ServiceExited;
import dev.hpccompose.events.ServiceEvent.ServiceStarted;
import dev.hpccompose.events.ServiceEvent.ServiceStarting;
import dev.hpccompose.events.TeardownReason;
import dev.hpccompose.tracking.Contradiction.EventAfterEnd;
import dev.hpccompose.tracking.Contradiction.ExitCodeDiffers;
import dev.hpccompose.tracking.Contradiction.ExitWithoutStart;
import dev.hpccompose.tracking.Contradiction.SchedulerDisagrees;
import dev.hpccompose.tracking.Contradiction.SecondEnd;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Looks for words of a history that cannot both be true. Belongs to one thread. */
public final class Contradictions {

  private static final Set<TeardownReason> EXITS =
      EnumSet.of(TeardownReason.MAIN_EXITED, TeardownReason.SERVICE_FAILED);

  private final List<Contradiction> found = new ArrayList<>();
  private final Map<Integer, End> ends = new HashMap<>();
  private final Map<Integer, TeardownReason> reasons = new HashMap<>();
  private final Map<Integer, Observed> observed = new HashMap<>();
  private final Map<Service, ServiceExited> exits = new HashMap<>();
  private final Map<Service, Integer> launches = new HashMap<>();

  private record End(EventId id, AttemptFinished event) {}

  private record Observed(EventId id, SchedulerObserved said) {}

  private record Service(int attempt, String name) {}

  /** Nothing was looked at yet. */
  public Contradictions() {}

  /** Looks at the next event of the history. */
  public void add(RecordedEvent recorded) {
    afterEnd(recorded);
    int attempt = recorded.attempt();
    JobEvent event = recorded.event();
    if (event instanceof ServiceEvent service) {
      service(recorded, service);
    } else if (event instanceof TeardownStarted teardown) {
      reasons.put(attempt, teardown.reason());
    } else if (event instanceof AttemptFinished end) {
      finished(recorded, end);
    } else if (event instanceof SchedulerObserved said) {
      observed.put(attempt, new Observed(recorded.id(), said));
    }
  }

  /** What was found in the events so far. */
  public List<Contradiction> found() {
    List<Contradiction> all = new ArrayList<>(found);
    observed.forEach(
        (attempt, observation) -> {
          End end = ends.get(attempt);
          if (end != null && disagrees(end.event.outcome(), observation.said)) {
            all.add(
                new SchedulerDisagrees(
                    observation.id, observation.said.state(), end.event.outcome()));
          }
        });
    return all;
  }

  private void afterEnd(RecordedEvent recorded) {
    End end = ends.get(recorded.attempt());
    if (end == null || !end.id.writer().equals(recorded.id().writer())) {
      return;
    }
    found.add(
        recorded.event() instanceof AttemptFinished
            ? new SecondEnd(recorded.id(), end.id)
            : new EventAfterEnd(recorded.id(), end.id));
  }

  private void service(RecordedEvent recorded, ServiceEvent event) {
    int attempt = recorded.attempt();
    if (event instanceof ServiceStarting start) {
      launches.put(new Service(attempt, start.service()), start.launch());
    } else if (event instanceof ServiceStarted start) {
      launches.put(new Service(attempt, start.service()), start.launch());
    } else if (event instanceof ServiceExited exit) {
      exited(recorded, exit);
    }
  }

  private void exited(RecordedEvent recorded, ServiceExited exit) {
    Service service = new Service(recorded.attempt(), exit.service());
    exits.put(service, exit);
    // launches are counted: the latest stands for all before it, however long the history is
    if (launches.getOrDefault(service, 0) < exit.launch()) {
      found.add(new ExitWithoutStart(recorded.id(), exit.service(), exit.launch()));
    }
  }

  private void finished(RecordedEvent recorded, AttemptFinished end) {
    if (ends.putIfAbsent(recorded.attempt(), new End(recorded.id(), end)) != null) {
      return;
    }
    decisive(recorded.attempt(), end)
        .filter(exit -> !fits(end, exit))
        .ifPresent(
            exit ->
                found.add(
                    new ExitCodeDiffers(
                        recorded.id(), end.exitCode(), exit.service(), exit.exitCode())));
  }

  /** The exit that ended the attempt, where it was an exit that did. */
  private Optional<ServiceExited> decisive(int attempt, AttemptFinished end) {
    return end.service()
        .filter(name -> EXITS.contains(reasons.getOrDefault(attempt, TeardownReason.UNKNOWN)))
        .map(name -> exits.get(new Service(attempt, name)));
  }

  /** Not that the codes are the same: of several tasks, the worst one counts. */
  private static boolean fits(AttemptFinished end, ServiceExited exit) {
    return switch (end.outcome()) {
      case SUCCEEDED -> exit.succeeded() && end.exitCode() == 0;
      case FAILED -> !exit.succeeded() && end.exitCode() != 0;
      case CANCELLED, TIMED_OUT, PREEMPTED, NODE_FAILED, REQUEUED, UNKNOWN -> true;
    };
  }

  private static boolean disagrees(Outcome outcome, SchedulerObserved said) {
    return switch (SchedulerWords.meaning(said)) {
      case SUCCEEDED -> outcome != Outcome.SUCCEEDED;
      // that a process is gone says nothing of how it ended
      case FAILED -> outcome == Outcome.SUCCEEDED && !said.state().equals("GONE");
      case CANCELLED, TIMED_OUT, PREEMPTED, NODE_FAILED -> outcome == Outcome.SUCCEEDED;
      case PENDING, RUNNING, COMPLETING, UNKNOWN -> false;
    };
  }
}
