import dev.hpccompose.events.AttemptEvent.AttemptStarted;
import dev.hpccompose.events.EventWriter;
import dev.hpccompose.events.JobEvent;
import dev.hpccompose.events.ProbeKind;
import dev.hpccompose.events.RecordedEvent;
import dev.hpccompose.events.ServiceEvent.ServiceExited;
import dev.hpccompose.events.ServiceEvent.ServiceReady;
import dev.hpccompose.events.ServiceEvent.ServiceRestartScheduled;
import dev.hpccompose.events.ServiceEvent.ServiceStarted;
import dev.hpccompose.tracking.JobHistory;
import dev.hpccompose.tracking.JobProjection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Prints for each number of events: events per second of the fold, and bytes of the state that is
 * left. Leaves the logs for {@link ReadLoop}. Runs inside the image.
 */
final class FoldLoop {

  private static final int WARM_UP = 200_000;
  private static final int ROUNDS = 5;

  private FoldLoop() {}

  public static void main(String[] args) throws IOException {
    Path work = Path.of(args[0]);
    fold(history(work.resolve("warm-up"), WARM_UP));
    for (String count : Arrays.asList(args).subList(1, args.length)) {
      System.out.println(measured(work, Integer.parseInt(count)));
    }
  }

  private static String measured(Path work, int count) throws IOException {
    Path log = work.resolve("events-" + count);
    List<RecordedEvent> events = history(log, count);
    double[] folding = new double[ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      long start = System.nanoTime();
      fold(events);
      folding[round] = (System.nanoTime() - start) / 1e9;
    }
    Arrays.sort(folding);
    return count / folding[ROUNDS / 2] + " " + retained(events);
  }

  private static JobHistory fold(List<RecordedEvent> events) {
    JobHistory state = new JobProjection().fold(events);
    if (state.services().size() != 1) {
      throw new AssertionError(state);
    }
    return state;
  }

  /** What the state alone holds on to, besides the events. */
  private static long retained(List<RecordedEvent> events) {
    long before = used();
    JobHistory state = fold(events);
    long after = used();
    return state.services().isEmpty() ? -1 : Math.max(0, after - before);
  }

  private static long used() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  /** One service that is restarted again and again. */
  private static List<RecordedEvent> history(Path directory, int count) throws IOException {
    Files.createDirectories(directory.resolve(".."));
    List<RecordedEvent> events = new ArrayList<>(count);
    try (EventWriter writer = EventWriter.open(directory, "batch-0", "run", 0, Instant::now)) {
      events.add(writer.append(new AttemptStarted("1", "here", 1, List.of("here"))));
      for (int i = 1; i < count; i++) {
        events.add(writer.append(next(i)));
      }
    }
    return events;
  }

  private static JobEvent next(int i) {
    int launch = i / 4 + 1;
    return switch (i % 4) {
      case 1 -> new ServiceStarted("worker", launch, "here");
      case 2 -> new ServiceReady("worker", launch, ProbeKind.TCP, Duration.ofMillis(10));
      case 3 -> new ServiceExited("worker", launch, 1, Optional.empty());
      default -> new ServiceRestartScheduled("worker", launch, 1_000_000, Duration.ZERO);
    };
  }
}
