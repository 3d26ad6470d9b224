package dev.hpccompose.runtime.internal.probe;

import dev.hpccompose.events.SchedulerState;
import dev.hpccompose.runtime.spi.Finding;
import dev.hpccompose.runtime.spi.JobRef;
import dev.hpccompose.runtime.spi.Observation;
import dev.hpccompose.runtime.spi.SchedulerClient;
import java.io.IOException;
import java.io.Serial;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * The talk with a probe's job, through files.
 *
 * @param client tells how the job is doing while it is silent
 * @param job the job
 * @param places where both sides write
 */
record ProbeProtocol(SchedulerClient client, JobRef job, List<ProbePlace> places) {

  private static final Duration ANSWER = Duration.ofSeconds(10);
  private static final Duration SLOW = Duration.ofSeconds(5);
  private static final List<String> QUESTIONS = List.of("1", "2", "3");
  private static final Duration LOOK = Duration.ofMillis(50);
  private static final Duration FIRST_ENQUIRY = Duration.ofSeconds(2);
  private static final Set<SchedulerState> OPEN =
      EnumSet.of(
          SchedulerState.PENDING,
          SchedulerState.RUNNING,
          SchedulerState.COMPLETING,
          SchedulerState.UNKNOWN);

  /** Of a job that sees none of the first, the second, both ... of its places. */
  private static final int UNSEEN = 100;

  /** The job has not said what it was asked for, and may still be there. */
  static final class SilentException extends Exception {

    @Serial private static final long serialVersionUID = 1L;

    private final transient List<Finding> findings;

    SilentException(List<Finding> findings) {
      super("the probe job is silent");
      this.findings = List.copyOf(findings);
    }

    List<Finding> findings() {
      return findings;
    }
  }

  /**
   * What is found; the job has ended then, or does so at once.
   *
   * @param patience how long to wait for it to start
   */
  List<Finding> findings(Duration patience)
      throws IOException, InterruptedException, SilentException {
    Optional<Observation> ended = awaitNode(patience);
    if (ended.isPresent()) {
      return unseen(ended.get());
    }
    List<Finding> findings = new ArrayList<>();
    for (ProbePlace place : places) {
      findings.add(finding(place));
    }
    if (places.getFirst().ask("end", ANSWER).isEmpty()) {
      throw new SilentException(findings);
    }
    return findings;
  }

  /** Waits for an answer in all places, or for the end of the job. */
  private Optional<Observation> awaitNode(Duration patience)
      throws IOException, InterruptedException, SilentException {
    long begin = System.nanoTime();
    Duration enquiry = FIRST_ENQUIRY;
    while (!allAnswered()) {
      Duration waited = Duration.ofNanos(System.nanoTime() - begin);
      boolean late = waited.compareTo(patience) > 0;
      if (late || waited.compareTo(enquiry) > 0) {
        Optional<Observation> seen = client.observe(List.of(job)).stream().findFirst();
        if (seen.filter(one -> !OPEN.contains(one.state())).isPresent() && !allAnswered()) {
          return seen;
        }
        if (late) {
          throw new SilentException(List.of(late(patience, seen)));
        }
        enquiry = enquiry.multipliedBy(2);
      }
      TimeUnit.MILLISECONDS.sleep(LOOK.toMillis());
    }
    return Optional.empty();
  }

  private boolean allAnswered() throws IOException {
    for (ProbePlace place : places) {
      if (place.node().isEmpty()) {
        return false;
      }
    }
    return true;
  }

  private static Finding late(Duration patience, Optional<Observation> seen) {
    String state =
        seen.map(one -> one.word() + one.reason().map(why -> ", " + why).orElse(""))
            .orElse("the scheduler does not report its state");
    return new Finding.Warning(
        "the probe job did not answer within " + patience.toSeconds() + " s (" + state + ")",
        "nothing is known about the files of compute nodes; the job was cancelled",
        "try again when the queue is shorter, or wait longer with --timeout");
  }

  private List<Finding> unseen(Observation ended) {
    int mask = ended.exitCode().map(code -> code - UNSEEN).orElse(0);
    List<Finding> blockers =
        IntStream.range(0, places.size())
            .filter(index -> mask > 0 && (mask >> index & 1) == 1)
            .mapToObj(index -> blocker(places.get(index)))
            .toList();
    return blockers.isEmpty()
        ? List.of(
            new Finding.Blocker(
                "the probe job ended without an answer (" + ended.word() + ")",
                "the compute node does not see the files of this one, or cannot run a script",
                "submit from a directory of a shared file system, or ask the site"))
        : blockers;
  }

  private static Finding blocker(ProbePlace place) {
    return new Finding.Blocker(
        "a compute node does not see what this node wrote into " + place.place(),
        "the job would find nothing there",
        "use a directory of a shared file system");
  }

  private Finding finding(ProbePlace place)
      throws IOException, InterruptedException, SilentException {
    String node = place.node().orElseThrow();
    List<Duration> times = new ArrayList<>();
    for (String question : QUESTIONS) {
      times.add(
          place
              .ask(question, ANSWER)
              .orElseThrow(() -> new SilentException(List.of(tooSlow(place, node)))));
    }
    String span = span(times);
    if (!place.keptAllLines(QUESTIONS)) {
      return new Finding.Warning(
          "lines that this node and "
              + node
              + " appended to one file in "
              + place.place()
              + " are lost",
          "files that several machines write will lose lines; those of hpc-compose have one writer",
          "let services write to files of their own");
    }
    String found =
        "this node and %s see the same files in %s: renames and appends arrive, there and back in %s"
            .formatted(node, place.place(), span);
    boolean slow = times.stream().anyMatch(time -> time.compareTo(SLOW) > 0);
    return slow
        ? new Finding.Warning(
            found,
            "status and logs lag behind by as much",
            "use another file system, if there is one")
        : new Finding.Passed(found);
  }

  private static Finding tooSlow(ProbePlace place, String node) {
    return new Finding.Warning(
        "what this node writes into "
            + place.place()
            + " was not answered by "
            + node
            + " within "
            + ANSWER.toSeconds()
            + " s",
        "status and logs lag behind by more than that",
        "use another file system, if there is one");
  }

  private static String span(List<Duration> times) {
    Duration least = times.stream().min(Duration::compareTo).orElseThrow();
    Duration most = times.stream().max(Duration::compareTo).orElseThrow();
    return String.format(
        Locale.ROOT, "%.2f to %.2f s", least.toMillis() / 1000.0, most.toMillis() / 1000.0);
  }
}
