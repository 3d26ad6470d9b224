package dev.hpccompose.runtime.log;

import dev.hpccompose.runtime.run.RunView;
import dev.hpccompose.tracking.Launch;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.function.Predicate;

/**
 * The logs of several services as one, by time: each in its own order, and a line of one before a
 * line of another where it may have been written earlier.
 */
public final class MergedLogs {

  private final List<ServiceLog> logs = new ArrayList<>();

  /** A log and its next line. */
  private record Head(TimedLine line, ServiceLog log, int place) implements Comparable<Head> {

    @Override
    public int compareTo(Head other) {
      int byTime = line.at().compareTo(other.line.at());
      return byTime != 0 ? byTime : Integer.compare(place, other.place);
    }
  }

  /**
   * What is there now.
   *
   * @param wanted the names of the services
   * @param unfinished whether last lines without an end count; not when somebody reads on
   */
  public MergedLogs(
      RunView view, Predicate<String> wanted, LogRange range, Instant now, boolean unfinished) {
    List<Launch> launches = Launch.of(view.run().history());
    int latest = view.job().attempt().map(attempt -> attempt.number()).orElse(0);
    int attempt = range.attempt().orElse(latest);
    for (String service : view.job().serviceNames()) {
      if (wanted.test(service)) {
        Path file = view.log(service, attempt);
        boolean shared = file.equals(view.log(service));
        List<Launch> own =
            launches.stream()
                .filter(one -> one.service().equals(service))
                .filter(one -> shared || one.attempt() == attempt)
                .toList();
        logs.add(new ServiceLog(service, file, own, range, now, unfinished));
      }
    }
  }

  /** Hands all lines on, for as long as they are read. */
  public void show(Predicate<TimedLine> reader) {
    Queue<Head> heads = new PriorityQueue<>();
    for (int i = 0; i < logs.size(); i++) {
      add(heads, logs.get(i), i);
    }
    for (Head next = heads.poll(); next != null; next = heads.poll()) {
      if (!reader.test(next.line)) {
        return;
      }
      add(heads, next.log, next.place);
    }
  }

  /** Where each log is to be read on, by service. */
  public Map<String, LogTail> tails() {
    Map<String, LogTail> tails = new LinkedHashMap<>();
    logs.forEach(log -> tails.put(log.service(), log.tail()));
    return tails;
  }

  private static void add(Queue<Head> heads, ServiceLog log, int place) {
    TimedLine line = log.next();
    if (line != null) {
      heads.add(new Head(line, log, place));
    }
  }
}
